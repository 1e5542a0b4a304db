package cognitosync.localcloud.userpool.users;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A user; the name to sign in with is the email address.
 *
 * @param poolId user pool
 * @param sub random UUID, also Cognito's {@code username} where people sign in with an address
 * @param confirmed whether the code that was sent at sign-up came back
 * @param enabled whether the user may sign in
 * @param attributes standard attributes as text
 * @param createdAt when the user signed up
 */
public record User(
        String poolId,
        String sub,
        boolean confirmed,
        boolean enabled,
        Map<String, String> attributes,
        Instant createdAt) {
    /** Takes a copy. */
    public User {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }

    /** The address to sign in with. */
    public String email() {
        return attributes.get("email");
    }

    /** Whether a code sent to the address came back. */
    public boolean emailVerified() {
        return Optional.ofNullable(attributes.get("email_verified"))
                .map(Boolean::parseBoolean)
                .orElse(false);
    }

    /** The {@code sub} only: attributes are personal. */
    @Override
    public String toString() {
        return "user " + sub;
    }
}
