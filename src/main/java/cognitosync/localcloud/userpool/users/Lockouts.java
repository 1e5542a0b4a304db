package cognitosync.localcloud.userpool.users;

import cognitosync.localcloud.messages.Messages;
import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.store.Transaction;
import cognitosync.localcloud.userpool.settings.Pools.UserPool;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Counts attempts for each name, whether such a user exists or not: five are free, then each further one doubles a lockout that
 * begins with a second and ends at 15 minutes. Counts are reset after 15 minutes without attempts.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/authentication.html">Lockout behavior for failed
 *     sign-in attempts</a>
 */
public record Lockouts(Database database, Verifiers verifiers, InstantSource clock) {
    private static final String NAMED = "named ";
    private static final int FREE_TRIES = 5;
    private static final Duration LONGEST = Duration.ofMinutes(15);

    /** What is tried. */
    public enum Kind {
        /** A sign-in by password. */
        PASSWORD("NotAuthorizedException", "Password attempts exceeded"),
        /** A password that shall be replaced. */
        OLD_PASSWORD("LimitExceededException", Kind.LIMIT),
        /** A code that was sent by mail. */
        CODE("LimitExceededException", Kind.LIMIT),
        /** A request to send one. */
        MAIL("LimitExceededException", Kind.LIMIT);

        private static final String LIMIT = "Attempt limit exceeded, please try after some time.";

        private final String code;
        private final String message;

        Kind(String code, String message) {
            this.code = code;
            this.message = message;
        }

        private String sentence(String wait) {
            return switch (this) {
                case PASSWORD, OLD_PASSWORD -> Messages.text("sign-in.locked.password", wait);
                case CODE -> Messages.text("sign-in.locked.code", wait);
                case MAIL -> Messages.text("sign-in.locked.mail", wait);
            };
        }
    }

    private record Tries(long count, Instant lockedUntil) {}

    /**
     * Counts a try before it is made, so that many at once do not slip through together.
     *
     * @throws UserPoolException while locked out
     */
    public void begin(UserPool pool, String username, Kind kind) {
        database.write(transaction -> {
            begin(transaction, pool, username, kind);
            return kind;
        });
    }

    /** Counts a try in the transaction of the operation, which then commits in any case: response times reveal nothing. */
    public void begin(Transaction transaction, UserPool pool, String username, Kind kind) throws SQLException {
        count(transaction, pool.id(), key(transaction, pool, username), kind);
    }

    /** Counts a try of a signed-in user, whatever name that user has by then. */
    void begin(User user, Kind kind) {
        database.write(transaction -> {
            begin(transaction, user, kind);
            return kind;
        });
    }

    /** Counts it in the transaction of the operation. */
    void begin(Transaction transaction, User user, Kind kind) throws SQLException {
        count(transaction, user.poolId(), user.sub(), kind);
    }

    private static UserPoolException locked(Kind kind, Duration rest) {
        long seconds = rest.toSeconds() + 1;
        String wait = seconds > 120
                ? Messages.text("sign-in.locked.minutes", seconds / 60)
                : Messages.text("sign-in.locked.seconds", seconds);
        return new UserPoolException(kind.code, kind.message, kind.sentence(wait));
    }

    /** Forgets the count after a try that was right. */
    public void succeed(UserPool pool, String username, Kind kind) {
        database.write(transaction -> {
            forget(transaction, pool.id(), key(transaction, pool, username), kind);
            return kind;
        });
    }

    /** Forgets the count of a signed-in user. */
    void succeed(User user, Kind kind) {
        database.write(transaction -> {
            forget(transaction, user.poolId(), user.sub(), kind);
            return kind;
        });
    }

    private static void forget(Transaction transaction, String poolId, String key, Kind kind) throws SQLException {
        transaction.update(
                "DELETE FROM attempt WHERE pool_id = ? AND name_key = ? AND kind = ?", poolId, key, kind.name());
    }

    private void count(Transaction transaction, String poolId, String key, Kind kind) throws SQLException {
        Instant now = clock.instant();
        transaction.update("DELETE FROM attempt WHERE last_at <= ? AND locked_until <= ?", now.minus(LONGEST), now);
        Tries before = transaction
                .first(
                        "SELECT tries, locked_until FROM attempt WHERE pool_id = ? AND name_key = ? AND kind = ?",
                        row -> new Tries(row.number("tries"), row.instant("locked_until")),
                        poolId,
                        key,
                        kind.name())
                .orElse(new Tries(0, Instant.EPOCH));
        if (now.isBefore(before.lockedUntil())) {
            // A try during a lockout does not lengthen it.
            throw locked(kind, Duration.between(now, before.lockedUntil()));
        }
        transaction.update(
                "INSERT INTO attempt (pool_id, name_key, kind, tries, last_at, locked_until) VALUES (?, ?, ?, ?, ?, ?)"
                        + " ON CONFLICT (pool_id, name_key, kind) DO UPDATE SET tries = excluded.tries,"
                        + " last_at = excluded.last_at, locked_until = excluded.locked_until",
                poolId,
                key,
                kind.name(),
                before.count() + 1,
                now,
                lockedUntil(now, before.count() + 1));
    }

    // Not "now" for the free tries: a clock that is set back a little must not lock users out.
    private static Instant lockedUntil(Instant now, long tries) {
        if (tries < FREE_TRIES) {
            return Instant.EPOCH;
        }
        long seconds = 1L << Math.min(tries - FREE_TRIES, 20);
        return now.plusSeconds(Math.min(seconds, LONGEST.toSeconds()));
    }

    // A user has two names, and one count; so has what sign-in by SRP makes of a name that nobody has. It is not the
    // count of the
    // signed-in user: strangers would use it up.
    private String key(Transaction transaction, UserPool pool, String username) throws SQLException {
        String unknown = verifiers.unknownUserId(pool, username);
        String folded = pool.fold(username);
        return NAMED
                + transaction
                        .first(
                                "SELECT sub FROM pool_user WHERE pool_id = ? AND (name_key = ? OR sub = ?)",
                                row -> row.text("sub"),
                                pool.id(),
                                folded,
                                folded)
                        .orElse(unknown);
    }
}
