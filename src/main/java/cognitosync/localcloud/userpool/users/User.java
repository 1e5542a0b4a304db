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
 * @param status whether the user is confirmed
 * @param enabled whether the user may sign in
 * @param attributes standard attributes as text, without {@code sub}
 * @param createdAt when the user signed up, or was made
 * @param modifiedAt when anything of the above last changed
 */
public record User(
        String poolId,
        String sub,
        UserStatus status,
        boolean enabled,
        Map<String, String> attributes,
        Instant createdAt,
        Instant modifiedAt) {
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

    /** Whether nothing stands between the right password and the app. */
    public boolean confirmed() {
        return status == UserStatus.CONFIRMED;
    }

    /** The user with another status. */
    public User with(UserStatus changed, Instant now) {
        return new User(poolId, sub, changed, enabled, attributes, createdAt, now);
    }

    /** The user with some attributes set, those of an empty value removed. */
    public User with(Map<String, String> changed, Instant now) {
        Map<String, String> all = new LinkedHashMap<>(attributes);
        changed.forEach((name, value) -> {
            if (value.isEmpty()) {
                all.remove(name);
            } else {
                all.put(name, value);
            }
        });
        return new User(poolId, sub, status, enabled, all, createdAt, now);
    }

    /** The user, who may sign in, or may not. */
    public User enabled(boolean changed, Instant now) {
        return new User(poolId, sub, status, changed, attributes, createdAt, now);
    }

    /** The {@code sub} only: attributes are personal. */
    @Override
    public String toString() {
        return "user " + sub;
    }
}
