package cognitosync.localcloud.userpool.users;

import cognitosync.localcloud.messages.Messages;
import cognitosync.localcloud.store.Transaction;
import cognitosync.localcloud.userpool.settings.Pools.UserPool;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;

/** Replaces the password of a user: by a code, by the one before, or by an administrator. */
public record NewPasswords(Users users, Passwords passwords, BrowserSessions sessions, InstantSource clock) {
    /**
     * What is kept of a password that the user did not have lately.
     *
     * @throws UserPoolException where the user had
     */
    public StoredPassword store(UserPool pool, User user, String password) {
        int history = pool.passwordPolicy().historySize();
        List<String> earlier = users.passwordHashes(pool.id(), user.sub(), history);
        if (earlier.stream().anyMatch(hash -> passwords.matches(password, hash))) {
            throw new UserPoolException(
                    "PasswordHistoryPolicyViolationException",
                    "Password has previously been used",
                    Messages.text("sign-in.password.used-before", history));
        }
        return passwords.store(user.poolId(), user.sub(), password);
    }

    /** Makes it the one that counts, and ends every browser session of the user. */
    public void set(Transaction transaction, User user, StoredPassword password) throws SQLException {
        users.addPassword(transaction, user, password, clock.instant());
        sessions.closeAll(transaction, user);
    }
}
