package cognitosync.localcloud.userpool.users;

import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.userpool.settings.Pools.UserPool;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Sets attributes of a user on behalf of an administrator. A changed address is unverified, unless the administrator says otherwise, and
 * is what the user signs in with from then on.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminUpdateUserAttributes.html">AdminUpdateUserAttributes</a>
 */
public record AdminAttributeUpdate(Database database, Users users, InstantSource clock) {
    private static final int BAD_REQUEST = 400;

    /**
     * Sets them; an empty value deletes an attribute.
     *
     * @throws AwsException where a value is refused, or another user has the address
     */
    public User run(UserPool pool, User user, Map<String, String> given) {
        Map<String, String> attributes = Attributes.ofAdministrator(pool, given);
        Attributes.requireMutable(pool, attributes.keySet());
        return database.write(transaction -> {
            User present = users.named(transaction, pool, user.sub())
                    .orElseThrow(() -> new AwsException("UserNotFoundException", BAD_REQUEST, "User does not exist."));
            User changed = present.with(withVerified(present, attributes), clock.instant());
            Attributes.requireAll(pool, changed.attributes());
            requireAddress(changed);
            if (users.named(transaction, pool, changed.email())
                    .filter(other -> !other.sub().equals(user.sub()))
                    .isPresent()) {
                throw new AwsException(
                        "AliasExistsException", BAD_REQUEST, "An account with the given email already exists.");
            }
            users.update(transaction, pool, changed);
            return changed;
        });
    }

    private static Map<String, String> withVerified(User user, Map<String, String> given) {
        Map<String, String> attributes = new LinkedHashMap<>(given);
        if (given.containsKey("email") && !given.get("email").equals(user.email())) {
            attributes.putIfAbsent("email_verified", "false");
        }
        if (given.containsKey("phone_number")
                && !given.get("phone_number").equals(user.attributes().get("phone_number"))) {
            attributes.putIfAbsent(
                    "phone_number_verified", given.get("phone_number").isEmpty() ? "" : "false");
        }
        return attributes;
    }

    // It is what the user signs in with, also where the schema does not require it.
    private static void requireAddress(User user) {
        if (user.email() == null) {
            throw new AwsException(
                    "InvalidParameterException",
                    BAD_REQUEST,
                    "Attributes did not conform to the schema: email: The attribute is required\n");
        }
    }
}
