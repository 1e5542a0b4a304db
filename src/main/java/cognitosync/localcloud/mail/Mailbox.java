package cognitosync.localcloud.mail;

import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.store.Row;
import cognitosync.localcloud.store.Schema;
import cognitosync.localcloud.store.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The last messages, oldest first.
 *
 * @param database which has {@link #schema()}
 */
public record Mailbox(Database database) {
    /** The oldest messages above this number are deleted. */
    static final int CAPACITY = 1_000;

    /** The table of messages. */
    public static Schema schema() {
        return Schema.of(Mailbox.class);
    }

    /** Delivers a message together with whatever else the transaction does. */
    public void add(Transaction transaction, Message message) throws SQLException {
        add(transaction, "message", message);
    }

    /**
     * Costs as much as {@link #add} for a message without a recipient, so that response times do not reveal whether the user
     * exists; no list shows it.
     */
    public void addUnsent(Transaction transaction, Message message) throws SQLException {
        add(transaction, "unsent_message", message);
    }

    private static void add(Transaction transaction, String table, Message message) throws SQLException {
        transaction.update(
                "INSERT INTO " + table + " (id, at, user_pool_id, address, kind, subject, body, code)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                message.id(),
                message.at(),
                message.userPoolId(),
                message.to(),
                message.kind(),
                message.subject(),
                message.text(),
                message.code());
        transaction.update(
                "DELETE FROM " + table + " WHERE number <= (SELECT max(number) FROM " + table + ") - ?", CAPACITY);
    }

    /** The messages to an address, or every message. */
    public List<Message> list(Optional<String> to) {
        return database.read(transaction -> to.isEmpty()
                ? transaction.list("SELECT * FROM message ORDER BY number", Mailbox::message)
                : transaction.list(
                        "SELECT * FROM message WHERE lower(address) = lower(?) ORDER BY number",
                        Mailbox::message,
                        to.get()));
    }

    private static Message message(Row row) throws SQLException {
        return new Message(
                row.text("id"),
                row.instant("at"),
                row.text("user_pool_id"),
                row.text("address"),
                row.text("kind"),
                row.text("subject"),
                row.text("body"),
                row.text("code"));
    }

    /**
     * One message with a code.
     *
     * @param id random UUID
     * @param at when it was sent
     * @param userPoolId the sender
     * @param to address
     * @param kind {@code sign-up}, {@code resend}, {@code forgot-password} or {@code verify-attribute}
     * @param subject subject line
     * @param text plain text
     * @param code the code in the text
     */
    public record Message(
            String id,
            Instant at,
            String userPoolId,
            String to,
            String kind,
            String subject,
            String text,
            String code) {
        /** Kind and pool only: the rest is personal or secret. */
        @Override
        public String toString() {
            return kind + " message of " + userPoolId;
        }
    }
}
