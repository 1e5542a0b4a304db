package cognitosync.localcloud.userpool.users;

import cognitosync.localcloud.mail.Mailbox;
import cognitosync.localcloud.mail.Mailbox.Message;
import cognitosync.localcloud.messages.Messages;
import cognitosync.localcloud.store.Transaction;
import cognitosync.localcloud.token.OpaqueToken;
import cognitosync.localcloud.userpool.settings.Pools.UserPool;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/** Six-digit codes sent by mail. A user has at most one of each purpose, a new one replaces it, and it works once. */
public record Codes(Mailbox mailbox, InstantSource clock, SecureRandom random) {
    // Bounds the table of codes for unknown users, which cannot be redeemed: 1 MB or so.
    private static final int UNSENT_ROWS = 4_096;
    // Matches no user.
    private static final String NO_SUB = "";

    /** What a code proves. */
    enum Purpose {
        SIGN_UP(Duration.ofHours(24)),
        RESET(Duration.ofHours(1)),
        ATTRIBUTE(Duration.ofHours(24));

        private final Duration validity;

        Purpose(Duration validity) {
            this.validity = validity;
        }
    }

    private record Receiver(String sub, String address, Optional<String> pending) {}

    private record Stored(String code, Instant expiresAt) {}

    /**
     * Sends a new code.
     *
     * @param kind of the message, as the mailbox shows it
     */
    void send(Transaction transaction, UserPool pool, User user, Purpose purpose, String kind) throws SQLException {
        Receiver receiver = new Receiver(user.sub(), user.email(), Optional.empty());
        mailbox.add(transaction, add(transaction, "verification_code", pool, receiver, purpose, kind));
    }

    /** Sends a new code to an address that becomes the user's with it. */
    void sendToPending(Transaction transaction, UserPool pool, User user, String address, String kind)
            throws SQLException {
        Receiver receiver = new Receiver(user.sub(), address, Optional.of(address));
        mailbox.add(transaction, add(transaction, "verification_code", pool, receiver, Purpose.ATTRIBUTE, kind));
    }

    /** The address that becomes the user's with the code that was sent to it, if one was. */
    Optional<String> pendingAddress(Transaction transaction, User user) throws SQLException {
        return transaction
                .first(
                        "SELECT address FROM verification_code WHERE pool_id = ? AND sub = ? AND purpose = ?",
                        row -> row.optionalText("address"),
                        user.poolId(),
                        user.sub(),
                        Purpose.ATTRIBUTE.name())
                .flatMap(address -> address);
    }

    /**
     * Costs as much as {@link #send} where there is no user, so that response times do not reveal it.
     *
     * @param username that was asked for
     */
    void sendDummy(Transaction transaction, UserPool pool, String username, Purpose purpose, String kind)
            throws SQLException {
        String sub = dummySub(pool.fold(username));
        Receiver receiver = new Receiver(sub, sub, Optional.empty());
        mailbox.addUnsent(transaction, add(transaction, "unsent_code", pool, receiver, purpose, kind));
    }

    // Spread over the table as users are, bounded however many names are tried, and without the name.
    private static String dummySub(String name) {
        int place = Math.floorMod(Arrays.hashCode(OpaqueToken.sha256(name)), UNSENT_ROWS);
        return UUID.nameUUIDFromBytes(new byte[] {(byte) (place >> 8), (byte) place})
                .toString();
    }

    private Message add(
            Transaction transaction, String table, UserPool pool, Receiver receiver, Purpose purpose, String kind)
            throws SQLException {
        String code = String.format("%06d", random.nextInt(1_000_000));
        Instant now = clock.instant();
        transaction.update(
                "INSERT INTO " + table + " (pool_id, sub, purpose, code, expires_at, address)"
                        + " VALUES (?, ?, ?, ?, ?, ?)"
                        + " ON CONFLICT (pool_id, sub, purpose) DO UPDATE SET code = excluded.code,"
                        + " expires_at = excluded.expires_at, address = excluded.address",
                pool.id(),
                receiver.sub(),
                purpose.name(),
                code,
                now.plus(purpose.validity),
                receiver.pending().orElse(null));
        return new Message(
                UUID.randomUUID().toString(),
                now,
                pool.id(),
                receiver.address(),
                kind,
                pool.mailSubject(),
                pool.mailText().replace("{####}", code),
                code);
    }

    /**
     * Checks a code and leaves it usable.
     *
     * @param user whose it is; where there is none, the code is looked for all the same, and is wrong
     * @throws UserPoolException where it is wrong, used or expired
     */
    User require(Transaction transaction, UserPool pool, Optional<User> user, Purpose purpose, String given)
            throws SQLException {
        Optional<Stored> stored = transaction.first(
                "SELECT code, expires_at FROM verification_code WHERE pool_id = ? AND sub = ? AND purpose = ?",
                row -> new Stored(row.text("code"), row.instant("expires_at")),
                pool.id(),
                user.map(User::sub).orElse(NO_SUB),
                purpose.name());
        if (user.isEmpty()
                || stored.isEmpty()
                || !OpaqueToken.matches(stored.get().code(), given)) {
            throw mismatch();
        }
        if (!clock.instant().isBefore(stored.get().expiresAt())) {
            throw new UserPoolException(
                    "ExpiredCodeException",
                    "Invalid code provided, please request a code again.",
                    Messages.text("sign-in.code.expired"));
        }
        return user.get();
    }

    /**
     * Uses up a code.
     *
     * @throws UserPoolException where it is wrong, used or expired, or there is no user
     */
    User redeem(Transaction transaction, UserPool pool, Optional<User> found, Purpose purpose, String given)
            throws SQLException {
        User user = require(transaction, pool, found, purpose, given);
        transaction.update(
                "DELETE FROM verification_code WHERE pool_id = ? AND sub = ? AND purpose = ?",
                user.poolId(),
                user.sub(),
                purpose.name());
        return user;
    }

    private static UserPoolException mismatch() {
        return new UserPoolException(
                "CodeMismatchException",
                "Invalid verification code provided, please try again.",
                Messages.text("sign-in.code.incorrect"));
    }
}
