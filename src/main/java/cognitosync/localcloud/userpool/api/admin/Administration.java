package cognitosync.localcloud.userpool.api.admin;

import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.store.Transaction;
import cognitosync.localcloud.userpool.users.BrowserSessions;
import cognitosync.localcloud.userpool.users.User;
import cognitosync.localcloud.userpool.users.Users;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;

/** Changes users in one transaction each, as they are by then. */
record Administration(
        Database database, Users users, AdminApi.Revocation revocation, BrowserSessions sessions, InstantSource clock) {
    /** A change of a user. */
    @FunctionalInterface
    interface Change {
        /** The user as changed. */
        User of(Transaction transaction, User user, Instant now) throws SQLException;
    }

    /**
     * Changes a user.
     *
     * @throws AwsException {@code UserNotFoundException} where the user was deleted meanwhile
     */
    User change(Directory.Member member, Change change) {
        return database.write(transaction -> {
            User present = users.named(transaction, member.pool(), member.user().sub())
                    .orElseThrow(() -> new AwsException("UserNotFoundException", 400, "User does not exist."));
            User changed = change.of(transaction, present, clock.instant());
            users.update(transaction, member.pool(), changed);
            return changed;
        });
    }

    /** Ends tokens and browser sessions of a user. */
    void endSignIns(Transaction transaction, User user) throws SQLException {
        revocation.of(transaction, user);
        sessions.closeAll(transaction, user);
    }

    /** Ends the tokens of a user. */
    void revokeTokens(User user) {
        database.write(transaction -> {
            revocation.of(transaction, user);
            return user;
        });
    }
}
