package cognitosync.localcloud.store;

import cognitosync.localcloud.messages.Messages;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;

/**
 * The tables of one service.
 *
 * @param sql the statements that make them
 */
public record Schema(String sql) {
    /**
     * Version of the tables of all services, stored as SQLite's <a href="https://sqlite.org/pragma.html#pragma_user_version">user
     * version</a>. Raise it with every change of a {@code schema.sql}: files of other versions are refused, not migrated.
     */
    static final int VERSION = 4;

    /** Reads {@code schema.sql} from the package of a class. */
    public static Schema of(Class<?> neighbour) {
        try (InputStream in = neighbour.getResourceAsStream("schema.sql")) {
            if (in == null) {
                throw new IllegalStateException("schema.sql is missing beside " + neighbour.getName() + ".");
            }
            return new Schema(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException("schema.sql beside " + neighbour.getName() + " cannot be read.", e);
        }
    }

    /**
     * Makes the tables in an empty file.
     *
     * @throws StoreException where the file has tables of another version
     */
    static void apply(List<Schema> schemas, Database database) {
        database.write(transaction -> {
            long version = number(transaction, "SELECT user_version AS number FROM pragma_user_version");
            if (version == VERSION) {
                return VERSION;
            }
            if (version != 0 || number(transaction, "SELECT count(*) AS number FROM sqlite_schema") != 0) {
                throw new StoreException(
                        version > VERSION
                                ? Messages.text("terminal.database.newer", database.file(), version, VERSION)
                                : Messages.text("terminal.database.older", database.file(), version, VERSION));
            }
            for (Schema schema : schemas) {
                transaction.define(schema.sql());
            }
            transaction.define("PRAGMA user_version = " + VERSION);
            return VERSION;
        });
    }

    private static long number(Transaction transaction, String sql) throws SQLException {
        return transaction.first(sql, row -> row.number("number")).orElseThrow();
    }
}
