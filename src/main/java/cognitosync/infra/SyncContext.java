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
        Values values = new Values(lookup);
        SyncContext context = new SyncContext(
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
            throw invalid(
                    "domainPrefix",
                    prefix,
                    " cannot be part of a host name: give at most 63 lower-case letters and digits, with single hyphens"
                            + " between them.");
        }
        if (RESERVED.matcher(prefix).find()) {
            throw invalid(
                    "domainPrefix",
                    prefix,
                    " contains aws, amazon or cognito, which Cognito reserves: choose a prefix without them.");
        }
    }

    private void checkCallback(String address) {
        var parts = DEVICE_CALLBACK.matcher(address);
        if (!parts.matches() || !isUnprivileged(Integer.parseInt(parts.group(1)))) {
            throw invalid(
                    "deviceCallback",
                    address,
                    " is not an address that a command line can listen on: give http://localhost:PORT/PATH with a port from"
                            + " 1024 to 65535, such as http://localhost:8976/signed-in.");
        }
        if (signIn == Grant.IMPLICIT) {
            throw invalid(
                    "deviceCallback",
                    address,
                    " goes with signIn=pkce only: a fragment, which signIn=implicit returns, never reaches a command line;"
                            + " leave one of the two out.");
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
            throw noSettings(file, "is not a JSON object with settings", null);
        } catch (JsonProcessingException broken) {
            throw noSettings(file, "is not a JSON object", broken);
        } catch (IOException unreadable) {
            throw noSettings(file, "cannot be read", unreadable);
        }
    }

    private static InvalidContextException noSettings(String file, String what, Throwable cause) {
        return new InvalidContextException(
                "Context value branding=" + file + ": the file " + what
                        + "; give the settings that describe-managed-login-branding-by-client answers as \"Settings\".",
                cause);
    }

    private static InvalidContextException invalid(String key, Object value, String rest) {
        return new InvalidContextException("Context value " + key + "=" + value + rest);
    }

    /** The values as the CDK hands them over: text from the command line, any JSON from {@code cdk.json}. */
    private record Values(Function<String, Object> lookup) {
        Grant grant() {
            String word = text("signIn").orElse("pkce");
            return switch (word) {
                case "pkce" -> Grant.PKCE;
                case "implicit" -> Grant.IMPLICIT;
                default ->
                    throw invalid(
                            "signIn",
                            word,
                            " is not known: give pkce (the default, authorization code with PKCE) or implicit (the"
                                    + " tutorial's grant).");
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
                default ->
                    throw invalid(
                            key,
                            word,
                            " is not known: give false (the default, destroy leaves nothing behind) or true (bucket, user"
                                    + " pool and identity pool are kept).");
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
            throw new InvalidContextException("Context value " + key + " is empty or not a text: give it as -c " + key
                    + "=VALUE, or leave it out for the default.");
        }
    }
}
