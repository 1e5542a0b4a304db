package cognitosync.localcloud.access.credentials;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;

/**
 * One pair of access key id and secret.
 *
 * @param id sent with every request
 * @param secret never sent; requests are signed with it
 * @param sessionToken sent beside the id where the credentials are temporary
 * @param expiresAt when they expire; never, for the developer's
 * @param caller whose they are
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_use-resources.html">Temporary credentials</a>
 */
public record AccessKey(
        String id, String secret, Optional<String> sessionToken, Optional<Instant> expiresAt, Caller caller) {

    /** Whether the request carries the session token of this key, or none where it has none. */
    public boolean hasToken(Optional<String> sent) {
        if (sessionToken.isEmpty() || sent.isEmpty()) {
            return sessionToken.isEmpty() && sent.isEmpty();
        }
        return MessageDigest.isEqual(
                sessionToken.get().getBytes(StandardCharsets.UTF_8), sent.get().getBytes(StandardCharsets.UTF_8));
    }

    /** Whether its time has passed. */
    public boolean isExpired(Instant now) {
        return expiresAt.map(end -> !now.isBefore(end)).orElse(false);
    }

    /** The id only. */
    @Override
    public String toString() {
        return "access key " + id;
    }

    /** Where access keys are found. */
    @FunctionalInterface
    public interface AccessKeys {
        /** The key of that id, also where it has expired. */
        Optional<AccessKey> find(String id);

        /** Looks in these first, then in the others. */
        default AccessKeys or(AccessKeys others) {
            return id -> find(id).or(() -> others.find(id));
        }
    }
}
