package cognitosync.localcloud.userpool.users;

import cognitosync.localcloud.messages.Messages;
import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.store.Transaction;
import cognitosync.localcloud.userpool.settings.AppClients.AppClient;
import cognitosync.localcloud.userpool.settings.Pools.UserPool;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Changes attributes of a user. A new email address is verified by a code; the pool says whether it counts at once or only then.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-email-phone-verification.html#user-pool-settings-verifications-verify-attribute-updates">Verifying
 *     updates</a>
 */
public record AttributeUpdate(Database database, Users users, Codes codes, Lockouts lockouts, InstantSource clock) {
    private static final String KIND = "verify-attribute";
    private static final String EMAIL = "email";
    private static final String EMAIL_VERIFIED = "email_verified";

    /**
     * Sets attributes; an empty value removes one.
     *
     * @return where a code went, if the address changes
     * @throws UserPoolException where the schema, the client or a value does not allow it, or another user has the address
     */
    public Optional<CodeDelivery> run(UserPool pool, AppClient client, User user, Map<String, String> given) {
        Attributes.requireWritable(pool, client, given);
        Attributes.requireMutable(pool, given.keySet());
        return database.write(transaction -> {
            User before = current(transaction, user);
            Map<String, String> changed = new LinkedHashMap<>(given);
            Optional<String> address = Optional.ofNullable(given.get(EMAIL))
                    .filter(email -> !email.isEmpty() && !email.equals(before.email()));
            if (address.isPresent()) {
                requireFree(transaction, pool, before, address.get());
                if (pool.keepsEmailUntilVerified()) {
                    changed.remove(EMAIL);
                } else {
                    changed.put(EMAIL_VERIFIED, "false");
                }
            }
            Optional.ofNullable(given.get("phone_number"))
                    .filter(number -> !number.equals(before.attributes().get("phone_number")))
                    .ifPresent(number -> changed.put("phone_number_verified", number.isEmpty() ? "" : "false"));
            User after = before.with(changed, clock.instant());
            Attributes.requireAll(pool, after.attributes());
            if (after.email() == null) {
                throw Attributes.missing(EMAIL);
            }
            users.update(transaction, pool, after);
            return address.isPresent() ? sendTo(transaction, pool, after, address.get()) : Optional.empty();
        });
    }

    private Optional<CodeDelivery> sendTo(Transaction transaction, UserPool pool, User user, String address)
            throws SQLException {
        if (pool.keepsEmailUntilVerified()) {
            lockouts.begin(transaction, user, Lockouts.Kind.MAIL);
            codes.sendToPending(transaction, pool, user, address, KIND);
        } else if (pool.verifiesEmail()) {
            lockouts.begin(transaction, user, Lockouts.Kind.MAIL);
            codes.send(transaction, pool, user, Codes.Purpose.ATTRIBUTE, KIND);
        } else {
            return Optional.empty();
        }
        return Optional.of(CodeDelivery.to(pool, address));
    }

    /**
     * Sends a code to the address that waits for one, or else to the user's.
     *
     * @see <a
     *     href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetUserAttributeVerificationCode.html">GetUserAttributeVerificationCode</a>
     */
    public CodeDelivery sendCode(UserPool pool, User user, String attribute) {
        requireVerifiable(pool, attribute);
        return database.write(transaction -> {
            lockouts.begin(transaction, user, Lockouts.Kind.MAIL);
            User current = current(transaction, user);
            Optional<String> pending = codes.pendingAddress(transaction, current);
            if (pending.isPresent()) {
                codes.sendToPending(transaction, pool, current, pending.get(), KIND);
            } else {
                codes.send(transaction, pool, current, Codes.Purpose.ATTRIBUTE, KIND);
            }
            return CodeDelivery.to(pool, pending.orElse(current.email()));
        });
    }

    /**
     * Verifies the address that the code was sent to, which becomes the user's with it.
     *
     * @throws UserPoolException where the code is wrong, or another user has the address by now
     * @see <a
     *     href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_VerifyUserAttribute.html">VerifyUserAttribute</a>
     */
    public void verify(UserPool pool, User user, String attribute, String code) {
        requireVerifiable(pool, attribute);
        lockouts.begin(user, Lockouts.Kind.CODE);
        database.write(transaction -> {
            User before = current(transaction, user);
            Optional<String> pending = codes.pendingAddress(transaction, before);
            codes.redeem(transaction, pool, Optional.of(before), Codes.Purpose.ATTRIBUTE, code);
            if (pending.isPresent()) {
                requireFree(transaction, pool, before, pending.get());
            }
            Map<String, String> verified = new LinkedHashMap<>();
            pending.ifPresent(address -> verified.put(EMAIL, address));
            verified.put(EMAIL_VERIFIED, "true");
            users.update(transaction, pool, before.with(verified, clock.instant()));
            return before;
        });
        lockouts.succeed(user, Lockouts.Kind.CODE);
    }

    private static void requireVerifiable(UserPool pool, String attribute) {
        Attributes.requireKnown(pool, attribute);
        if (!attribute.equals(EMAIL)) {
            throw new UserPoolException(
                    "InvalidParameterException",
                    "The attribute " + attribute + " cannot be verified.",
                    Messages.text("sign-in.sign-up.malformed", attribute));
        }
    }

    private User current(Transaction transaction, User user) throws SQLException {
        return users.find(transaction, user.poolId(), user.sub()).orElseThrow(Users::noSuchUser);
    }

    private void requireFree(Transaction transaction, UserPool pool, User user, String address) throws SQLException {
        boolean isTaken = users.named(transaction, pool, address)
                .filter(other -> !other.sub().equals(user.sub()))
                .isPresent();
        if (isTaken) {
            throw new UserPoolException(
                    "AliasExistsException",
                    "An account with the given email already exists.",
                    Messages.text("sign-in.sign-up.exists"));
        }
    }
}
