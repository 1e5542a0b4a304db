package cognitosync.localcloud.userpool.users;

import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.store.Transaction;
import cognitosync.localcloud.token.OpaqueToken;
import cognitosync.localcloud.userpool.settings.AppClients.AppClient;
import cognitosync.localcloud.userpool.settings.Pools.UserPool;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * Lets a user who was made by an administrator choose a password, and give the attributes that are still missing.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/how-to-create-user-accounts.html">Creating user accounts as
 *     administrator</a>
 */
public record FirstPasswords(Database database, Users users, NewPasswords passwords, InstantSource clock) {
    /** What must succeed in the same transaction, such as using up a session. */
    @FunctionalInterface
    public interface Condition {
        /** Throws where it does not. */
        void require(Transaction transaction) throws SQLException;
    }

    /** The user, where a password is still to be chosen, and may be. */
    public Optional<User> find(UserPool pool, String sub) {
        return users.find(pool.id(), sub).filter(FirstPasswords::isWaiting);
    }

    private static boolean isWaiting(User user) {
        return user.enabled() && user.status() == UserStatus.FORCE_CHANGE_PASSWORD;
    }

    /** Tells the temporary password of a user who still waits from the one before it; empty where the user does not. */
    public Optional<String> mark(UserPool pool, String sub) {
        return database.read(transaction -> mark(transaction, pool, sub));
    }

    /** The same in a transaction. */
    public Optional<String> mark(Transaction transaction, UserPool pool, String sub) throws SQLException {
        boolean isWaiting = users.find(transaction, pool.id(), sub)
                .filter(FirstPasswords::isWaiting)
                .isPresent();
        return isWaiting ? users.passwordHash(transaction, pool.id(), sub).map(OpaqueToken::hash) : Optional.empty();
    }

    /**
     * Sets both.
     *
     * @param given attributes by name, none of which may have a value yet that the pool requires
     * @return the user, confirmed
     * @throws UserPoolException where the password or an attribute is refused
     */
    public User replace(
            UserPool pool, AppClient client, User user, String password, Map<String, String> given, Condition session) {
        Registration.requirePassword(pool.passwordPolicy(), password);
        given.keySet().forEach(name -> requireAbsent(pool, user, name));
        Attributes.requireWritable(pool, client, given);
        Attributes.requireAll(pool, user.with(given, clock.instant()).attributes());
        StoredPassword stored = passwords.store(pool, user, password);
        return database.write(transaction -> {
            session.require(transaction);
            // As it is by now: who was disabled meanwhile stays so.
            User complete = users.find(transaction, pool.id(), user.sub())
                    .orElseThrow(Users::noSuchUser)
                    .with(given, clock.instant())
                    .with(UserStatus.CONFIRMED, clock.instant());
            passwords.set(transaction, complete, stored);
            users.update(transaction, pool, complete);
            return complete;
        });
    }

    // The address is a name to sign in with, which is not changed in passing either.
    private static void requireAbsent(UserPool pool, User user, String name) {
        boolean isFixed = pool.requiredAttributes().contains(name) || name.equals("email");
        if (isFixed && user.attributes().containsKey(name)) {
            String message = "Cannot modify an already provided " + name;
            throw new UserPoolException("InvalidParameterException", message, message);
        }
    }
}
