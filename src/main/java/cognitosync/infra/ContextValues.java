package cognitosync.infra;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Context values as the CDK hands them over: text from the command line, any JSON from {@code cdk.json}.
 *
 * @param lookup gives the value of a key, or null
 */
record ContextValues(Function<String, Object> lookup) {
    private static final String MAX_READS = "maxReadsPerSecond";
    private static final String MAX_WRITES = "maxWritesPerSecond";
    private static final String INTROSPECTION = "introspection";
    private static final String DOMAIN_PREFIX = "domainPrefix";
    private static final String BRANDING = "branding";
    private static final String DEVICE_CALLBACK = "deviceCallback";

    /** Short enough for an {@code int}. */
    private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{1,9}");

    Backend backend() {
        String word = text("backend").orElse(CognitoSync.WORD);
        return switch (word) {
            case CognitoSync.WORD -> cognitoSync();
            case DynamoDb.WORD -> dynamoDb();
            case AppSync.WORD -> new AppSync(ceilings(), flag(INTROSPECTION));
            default -> throw InvalidContextException.unknownBackend(word);
        };
    }

    SignInChoice signIn() {
        String word = text("signIn").orElse("pkce");
        return switch (word) {
            case "pkce" -> hostedPages(Grant.PKCE);
            case "implicit" -> hostedPages(Grant.IMPLICIT);
            case OwnForm.WORD -> ownForm();
            default -> throw InvalidContextException.unknownSignIn(word);
        };
    }

    boolean flag(String key) {
        if (lookup.apply(key) instanceof Boolean flag) {
            return flag;
        }
        String word = text(key).orElse("false");
        return switch (word) {
            case "false" -> false;
            case "true" -> true;
            default -> throw InvalidContextException.notAFlag(key, word);
        };
    }

    Optional<String> text(String key) {
        Object value = lookup.apply(key);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof String text && !text.isBlank()) {
            return Optional.of(text);
        }
        throw InvalidContextException.notAText(key);
    }

    private HostedPages hostedPages(Grant grant) {
        return new HostedPages(
                grant,
                text(DOMAIN_PREFIX),
                text(BRANDING).map(HostedPages::settings).orElse(Map.of()),
                text(DEVICE_CALLBACK));
    }

    private OwnForm ownForm() {
        for (String key : new String[] {DOMAIN_PREFIX, BRANDING, DEVICE_CALLBACK}) {
            Object value = lookup.apply(key);
            if (value != null) {
                throw InvalidContextException.withoutHostedPages(key, value);
            }
        }
        return new OwnForm();
    }

    private CognitoSync cognitoSync() {
        for (String key : new String[] {MAX_READS, MAX_WRITES}) {
            Object value = lookup.apply(key);
            if (value != null) {
                throw InvalidContextException.ceilingWithoutTable(key, value);
            }
        }
        refuseIntrospection();
        return new CognitoSync();
    }

    private DynamoDb dynamoDb() {
        refuseIntrospection();
        return new DynamoDb(ceilings());
    }

    private void refuseIntrospection() {
        Object value = lookup.apply(INTROSPECTION);
        if (value != null) {
            throw InvalidContextException.introspectionWithoutApi(value);
        }
    }

    private TableCeilings ceilings() {
        return new TableCeilings(
                ceiling(MAX_READS, TableCeilings.LOWEST_READS), ceiling(MAX_WRITES, TableCeilings.LOWEST_WRITES));
    }

    /** A limit in units per second, by default the lowest. */
    private int ceiling(String key, int lowest) {
        Object value = lookup.apply(key);
        if (value == null) {
            return lowest;
        }
        String digits = value.toString();
        int units = WHOLE_NUMBER.matcher(digits).matches() ? Integer.parseInt(digits) : 0;
        if (units < lowest || units > TableCeilings.HIGHEST) {
            throw InvalidContextException.unsupportedCeiling(key, value, lowest, TableCeilings.HIGHEST);
        }
        return units;
    }
}
