package cognitosync.infra;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The context values of this app, checked: what a person may choose without touching code.
 *
 * @param signIn {@code signIn=pkce|implicit}: the one grant of the app client
 * @param domainPrefix {@code domainPrefix=…}: prefix of the user pool's domain; empty makes one from the stack's id
 * @param retain {@code retain=false|true}: whether bucket, user pool and identity pool outlive the stack
 * @param branding {@code branding=FILE}: settings of managed login; empty uses the values that Cognito provides
 * @param deviceCallback {@code deviceCallback=http://localhost:PORT/PATH}: where a sign-in from the command line returns to;
 *     empty allows none
 * @see <a href="https://docs.aws.amazon.com/cdk/v2/guide/context.html">Context values and the AWS CDK</a>
 */
public record SyncContext(
        Grant signIn,
        Optional<String> domainPrefix,
        boolean retain,
        Optional<Map<String, Object>> branding,
        Optional<String> deviceCallback) {

    /** OAuth grants that the site speaks. */
    public enum Grant {
        /** Authorization code with PKCE. */
        PKCE,
        /** The tutorial's grant: tokens in the fragment of the redirect. */
        IMPLICIT;

        /** The word of context values and of {@code config.json}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** AWS's pattern, without two hyphens in a row, which would look like an encoded international name. */
    private static final Pattern PREFIX = Pattern.compile("[a-z0-9](-?[a-z0-9])*");

    private static final Pattern RESERVED_WORD = Pattern.compile("aws|amazon|cognito");
    private static final int LONGEST_PREFIX = 63;

    /** Cognito takes plain HTTP for this name only, and no other port or path than the one that is registered. */
    private static final Pattern DEVICE_CALLBACK =
            Pattern.compile("http://localhost:([1-9][0-9]{3,4})(/[A-Za-z0-9._~-]+)+");

    private static final int HIGHEST_PORT = 65_535;
    private static final int LOWEST_PORT = 1_024;

    /**
     * Reads and checks every value.
     *
     * @param lookup gives the value of a key, or null
     * @throws RefusedInput if a value is not one of those documented above
     */
    public static SyncContext read(Function<String, Object> lookup) {
        Grant grant = grant(lookup.apply("signIn"));
        return new SyncContext(
                grant,
                prefix(lookup.apply("domainPrefix")),
                retain(lookup.apply("retain")),
                text("branding", lookup.apply("branding")).map(Path::of).map(BrandingFile::read),
                deviceCallback(lookup.apply("deviceCallback"), grant));
    }

    private static Grant grant(Object value) {
        return switch (text("signIn", value).orElse("pkce")) {
            case "pkce" -> Grant.PKCE;
            case "implicit" -> Grant.IMPLICIT;
            default ->
                throw new RefusedInput("Context value signIn=" + value + " is not known: give pkce (the default,"
                        + " authorization code with PKCE) or implicit (the tutorial's grant).");
        };
    }

    private static Optional<String> prefix(Object value) {
        Optional<String> prefix = text("domainPrefix", value);
        prefix.ifPresent(SyncContext::checkPrefix);
        return prefix;
    }

    private static void checkPrefix(String prefix) {
        if (prefix.length() > LONGEST_PREFIX || !PREFIX.matcher(prefix).matches()) {
            throw new RefusedInput(
                    "Context value domainPrefix=" + prefix + " cannot be part of a host name: give at most "
                            + LONGEST_PREFIX + " lower-case letters and digits, with single hyphens between them.");
        }
        if (RESERVED_WORD.matcher(prefix).find()) {
            throw new RefusedInput("Context value domainPrefix=" + prefix
                    + " contains aws, amazon or cognito, which Cognito reserves: choose a prefix without them.");
        }
    }

    private static boolean retain(Object value) {
        return switch (value instanceof Boolean flag
                ? flag.toString()
                : text("retain", value).orElse("false")) {
            case "false" -> false;
            case "true" -> true;
            default ->
                throw new RefusedInput("Context value retain=" + value + " is not known: give false (the default,"
                        + " destroy leaves nothing behind) or true (bucket, user pool and identity pool are kept).");
        };
    }

    private static Optional<String> deviceCallback(Object value, Grant grant) {
        Optional<String> callback = text("deviceCallback", value);
        callback.ifPresent(address -> checkCallback(address, grant));
        return callback;
    }

    private static void checkCallback(String address, Grant grant) {
        Matcher parts = DEVICE_CALLBACK.matcher(address);
        if (!parts.matches()
                || Integer.parseInt(parts.group(1)) < LOWEST_PORT
                || Integer.parseInt(parts.group(1)) > HIGHEST_PORT) {
            throw new RefusedInput("Context value deviceCallback=" + address
                    + " is not an address that a command line can listen on: give http://localhost:PORT/PATH with a port from "
                    + LOWEST_PORT + " to " + HIGHEST_PORT + ", such as http://localhost:8976/signed-in.");
        }
        if (grant == Grant.IMPLICIT) {
            throw new RefusedInput("Context value deviceCallback=" + address
                    + " goes with signIn=pkce only: a fragment, which signIn=implicit returns, never reaches a command line;"
                    + " leave one of the two out.");
        }
    }

    private static Optional<String> text(String key, Object value) {
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof String text && !text.isBlank()) {
            return Optional.of(text);
        }
        throw new RefusedInput("Context value " + key + " is empty or not a text: give it as -c " + key
                + "=VALUE, or leave it out for the default.");
    }
}
