package cognitosync.infra;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Cognito's own pages, on the user pool's domain.
 *
 * @param grant the one grant of the app client
 * @param domainPrefix first label of the domain's name; empty makes one from the stack's id
 * @param branding settings of managed login; empty: the values that Cognito provides
 * @param deviceCallback where a sign-in from the command line returns to; empty allows none
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-managed-login.html">Managed login</a>
 */
record HostedPages(
        Grant grant, Optional<String> domainPrefix, Map<String, Object> branding, Optional<String> deviceCallback)
        implements SignInChoice {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    /** Without two hyphens in a row, which would look like an encoded international name. */
    private static final Pattern PREFIX = Pattern.compile("(?=.{1,63}$)[a-z0-9](-?[a-z0-9])*");

    private static final Pattern RESERVED = Pattern.compile("aws|amazon|cognito");

    /** Cognito takes plain HTTP for this name only, and no other port or path than the one that is registered. */
    private static final Pattern DEVICE_CALLBACK =
            Pattern.compile("http://localhost:([1-9][0-9]{3,4})(/[A-Za-z0-9._~-]+)+");

    /**
     * Checks prefix and callback.
     *
     * @throws InvalidContextException if Cognito would refuse one
     */
    HostedPages {
        domainPrefix.ifPresent(HostedPages::checkPrefix);
        deviceCallback.ifPresent(address -> checkCallback(address, grant));
    }

    @Override
    public String word() {
        return grant.word();
    }

    @Override
    public Optional<HostedPages> pages() {
        return Optional.of(this);
    }

    /**
     * Settings of managed login from a JSON object; Cognito validates its members, at deployment.
     *
     * @throws InvalidContextException if the file holds none
     */
    static Map<String, Object> settings(String file) {
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

    private static void checkPrefix(String prefix) {
        if (!PREFIX.matcher(prefix).matches()) {
            throw InvalidContextException.notAHostLabel(prefix);
        }
        if (RESERVED.matcher(prefix).find()) {
            throw InvalidContextException.reservedPrefix(prefix);
        }
    }

    private static void checkCallback(String address, Grant grant) {
        var parts = DEVICE_CALLBACK.matcher(address);
        if (!parts.matches() || !isUnprivileged(Integer.parseInt(parts.group(1)))) {
            throw InvalidContextException.notALoopbackAddress(address);
        }
        if (grant == Grant.IMPLICIT) {
            throw InvalidContextException.callbackWithImplicitGrant(address);
        }
    }

    private static boolean isUnprivileged(int port) {
        return port >= 1_024 && port <= 65_535;
    }
}
