package cognitosync.localcloud.userpool.users;

import cognitosync.localcloud.mail.Mailbox;
import cognitosync.localcloud.mail.Message;
import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.store.Transaction;
import cognitosync.localcloud.token.OpaqueToken;
import cognitosync.localcloud.userpool.declared.UserPool;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/** Six-digit codes sent by mail. A user has at most one of each purpose, a new one replaces it, and it works once. */
public final class Codes {
    /** Its table. */
    public static final String TABLE = """
            CREATE TABLE verification_code (
              pool_id TEXT NOT NULL, sub TEXT NOT NULL, purpose TEXT NOT NULL, code TEXT NOT NULL,
              expires_at INTEGER NOT NULL, PRIMARY KEY (pool_id, sub, purpose),
              FOREIGN KEY (pool_id, sub) REFERENCES pool_user ON DELETE CASCADE) STRICT""";

    /** What a code proves. */
    enum Purpose {
        SIGN_UP(Duration.ofHours(24)),
        RESET(Duration.ofHours(1));

        private final Duration validity;

        Purpose(Duration validity) {
            this.validity = validity;
        }
    }

    private record Stored(String code, Instant expiresAt) {}

    private final Mailbox mailbox;
    private final InstantSource clock;
    private final SecureRandom random;

    /** Sends codes through this mailbox. */
    public Codes(Mailbox mailbox, InstantSource clock, SecureRandom random) {
        this.mailbox = mailbox;
        this.clock = clock;
        this.random = random;
    }

    /**
     * Sends a new code.
     *
     * @param kind of the message, as the mailbox shows it
     */
    void send(Transaction transaction, UserPool pool, User user, Purpose purpose, String kind) throws SQLException {
        String code = String.format("%06d", random.nextInt(1_000_000));
        Instant now = clock.instant();
        transaction.update(
                "INSERT INTO verification_code (pool_id, sub, purpose, code, expires_at) VALUES (?, ?, ?, ?, ?)"
                        + " ON CONFLICT (pool_id, sub, purpose) DO UPDATE SET code = excluded.code,"
                        + " expires_at = excluded.expires_at",
                user.poolId(),
                user.sub(),
                purpose.name(),
                code,
                now.plus(purpose.validity));
        mailbox.add(
                transaction,
                new Message(
                        UUID.randomUUID().toString(),
                        now,
                        pool.id(),
                        user.email(),
                        kind,
                        pool.mailSubject(),
                        pool.mailText().replace("{####}", code),
                        code));
    }

    /**
     * Checks a code and leaves it usable.
     *
     * @throws AwsException where it is wrong, used or expired
     */
    void require(Transaction transaction, User user, Purpose purpose, String given) throws SQLException {
        Optional<Stored> stored = transaction.first(
                "SELECT code, expires_at FROM verification_code WHERE pool_id = ? AND sub = ? AND purpose = ?",
                row -> new Stored(row.text("code"), row.instant("expires_at")),
                user.poolId(),
                user.sub(),
                purpose.name());
        if (stored.isEmpty() || !OpaqueToken.matches(stored.get().code(), given)) {
            throw mismatch();
        }
        if (!clock.instant().isBefore(stored.get().expiresAt())) {
            throw new AwsException("ExpiredCodeException", 400, "This code has expired. Ask for a new one.");
        }
    }

    /**
     * Uses up a code.
     *
     * @throws AwsException where it is wrong, used or expired
     */
    void redeem(Transaction transaction, User user, Purpose purpose, String given) throws SQLException {
        require(transaction, user, purpose, given);
        transaction.update(
                "DELETE FROM verification_code WHERE pool_id = ? AND sub = ? AND purpose = ?",
                user.poolId(),
                user.sub(),
                purpose.name());
    }

    /** The answer to a wrong code, and to any code for a user who does not exist. */
    static AwsException mismatch() {
        return new AwsException(
                "CodeMismatchException",
                400,
                "This is not the code that was sent last. Check it, or ask for a new one.");
    }
}
