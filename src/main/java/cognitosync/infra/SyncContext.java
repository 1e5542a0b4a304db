package cognitosync.infra;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The context values of this app, checked: what a person may choose without touching code.
 *
 * @param backend {@code backend=cognito-sync|dynamodb|appsync}, the latter two with {@code maxReadsPerSecond=…} and {@code
 *     maxWritesPerSecond=…}, the last one with {@code introspection=false|true}: where the datasets are
 * @param signIn {@code signIn=pkce|implicit}: the one grant of the app client
 * @param domainPrefix {@code domainPrefix=…}: prefix of the user pool's domain; empty makes one from the stack's id
 * @param retain {@code retain=false|true}: whether what holds data outlives the stack
 * @param branding {@code branding=FILE}: settings of managed login; empty uses the values that Cognito provides
 * @param deviceCallback {@code deviceCallback=http://localhost:PORT/PATH}: where a sign-in from the command line returns to;
 *     empty allows none
 * @see <a href="https://docs.aws.amazon.com/cdk/v2/guide/context.html">Context values and the AWS CDK</a>
 */
public record SyncContext(
        Backend backend,
        Grant signIn,
        Optional<String> domainPrefix,
        boolean retain,
        Map<String, Object> branding,
        Optional<String> deviceCallback) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    /** Without two hyphens in a row, which would look like an encoded international name. */
    private static final Pattern PREFIX = Pattern.compile("(?=.{1,63}$)[a-z0-9](-?[a-z0-9])*");

    private static final Pattern RESERVED = Pattern.compile("aws|amazon|cognito");

    /** Cognito takes plain HTTP for this name only, and no other port or path than the one that is registered. */
    private static final Pattern DEVICE_CALLBACK =
            Pattern.compile("http://localhost:([1-9][0-9]{3,4})(/[A-Za-z0-9._~-]+)+");

    /**
     * Reads and checks every value.
     *
     * @param lookup gives the value of a key, or null
     * @throws InvalidContextException if a value is not one of those documented above
     */
    public static SyncContext read(Function<String, Object> lookup) {
        ContextValues values = new ContextValues(lookup);
        SyncContext context = new SyncContext(
                values.backend(),
                values.grant(),
                values.text("domainPrefix"),
                values.flag("retain"),
                values.text("branding").map(SyncContext::settings).orElse(Map.of()),
                values.text("deviceCallback"));
        context.domainPrefix.ifPresent(SyncContext::checkPrefix);
        context.deviceCallback.ifPresent(context::checkCallback);
        return context;
    }

    private static void checkPrefix(String prefix) {
        if (!PREFIX.matcher(prefix).matches()) {
            throw InvalidContextException.notAHostLabel(prefix);
        }
        if (RESERVED.matcher(prefix).find()) {
            throw InvalidContextException.reservedPrefix(prefix);
        }
    }

    private void checkCallback(String address) {
        var parts = DEVICE_CALLBACK.matcher(address);
        if (!parts.matches() || !isUnprivileged(Integer.parseInt(parts.group(1)))) {
            throw InvalidContextException.notALoopbackAddress(address);
        }
        if (signIn == Grant.IMPLICIT) {
            throw InvalidContextException.callbackWithImplicitGrant(address);
        }
    }

    private static boolean isUnprivileged(int port) {
        return port >= 1_024 && port <= 65_535;
    }

    /** Settings of managed login as a JSON object; Cognito validates its members, at deployment. */
    private static Map<String, Object> settings(String file) {
        try {
            Map<String, Object> settings = JSON.readValue(Files.readString(Path.of(file)), OBJECT);
            if (settings != null && !settings.isEmpty()) {
                return settings;
            }
            throw InvalidContextException.invalidBranding(file, "is not a JSON object with settings", null);
        } catch (JsonProcessingException broken) {
            throw InvalidContextException.invalidBranding(file, "is not a JSON object", broken);
        } catch (IOException unreadable) {
            throw InvalidContextException.invalidBranding(file, "can't be read", unreadable);
        }
    }
}
