package cognitosync.localcloud.store;

import cognitosync.localcloud.messages.Messages;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The prepared statements of one connection, kept for the next time: preparing one costs more than running it on a few rows.
 * For one thread at a time, as the connection itself.
 */
final class Statements {
    private static final int KEPT = 64;
    private static final long FULL_SYNCHRONOUS = 2;

    private final Connection connection;
    private final Map<String, PreparedStatement> idle = new LinkedHashMap<>();

    Statements(Connection connection) {
        this.connection = connection;
    }

    Connection connection() {
        return connection;
    }

    /** A statement of that text, exclusively until it is given back. */
    PreparedStatement take(String sql) throws SQLException {
        PreparedStatement kept = idle.remove(sql);
        return kept == null ? connection.prepareStatement(sql) : kept;
    }

    /** Keeps a statement whose results are closed, and drops the least recently used one. */
    void giveBack(String sql, PreparedStatement statement) throws SQLException {
        // Values may be large.
        statement.clearParameters();
        PreparedStatement same = idle.put(sql, statement);
        if (same != null) {
            // Two statements with the same text were in use at once, one nested in the other.
            same.close();
        }
        if (idle.size() > KEPT) {
            Iterator<PreparedStatement> longestUnused = idle.values().iterator();
            longestUnused.next().close();
            longestUnused.remove();
        }
    }

    /** Refuses a connection whose commits are not durable: some file systems silently ignore the requested mode. */
    void requireDurable(Path file) throws SQLException {
        Transaction transaction = new Transaction(this);
        String journal = transaction
                .first("PRAGMA journal_mode", row -> row.text("journal_mode"))
                .orElseThrow();
        long synchronous = transaction
                .first("PRAGMA synchronous", row -> row.number("synchronous"))
                .orElseThrow();
        if (!journal.equals("wal") || synchronous != FULL_SYNCHRONOUS) {
            throw new StoreException(Messages.text("terminal.database.not-durable", file, journal, synchronous));
        }
    }

    void close() throws SQLException {
        // Closes its statements too.
        connection.close();
    }
}
