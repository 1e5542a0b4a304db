package cognitosync.localcloud.store;

import cognitosync.localcloud.messages.Messages;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The tables of one service: what version {@value #OLDEST} had, and what each later version changed. A new file gets the first and
 * then every step, so that it cannot differ from one that was upgraded.
 *
 * @param sql the statements that make the tables of version {@value #OLDEST}
 * @param steps the statements that lead from the version before to that version
 */
public record Schema(String sql, Map<Integer, String> steps) {
    /** The oldest version that is upgraded; files of earlier ones are refused. */
    static final int OLDEST = 4;

    /**
     * Version of the tables of all services, stored as SQLite's <a href="https://sqlite.org/pragma.html#pragma_user_version">user
     * version</a>. To change tables, raise it and add {@code schema-N.sql} beside the {@code schema.sql}, which itself stays.
     */
    static final int VERSION = 5;

    /** Takes a copy. */
    public Schema {
        steps = Map.copyOf(steps);
    }

    /** Tables that no version changed. */
    public Schema(String sql) {
        this(sql, Map.of());
    }

    /** Reads {@code schema.sql} and the steps from the package of a class. */
    public static Schema of(Class<?> neighbour) {
        Map<Integer, String> steps = new TreeMap<>();
        for (int version = OLDEST + 1; version <= VERSION; version++) {
            int to = version;
            read(neighbour, "schema-" + to + ".sql").ifPresent(sql -> steps.put(to, sql));
        }
        String sql = read(neighbour, "schema.sql")
                .orElseThrow(
                        () -> new IllegalStateException("schema.sql is missing beside " + neighbour.getName() + "."));
        return new Schema(sql, steps);
    }

    private static Optional<String> read(Class<?> neighbour, String name) {
        try (InputStream in = neighbour.getResourceAsStream(name)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(name + " beside " + neighbour.getName() + " cannot be read.", e);
        }
    }

    /**
     * Makes the tables in an empty file, and upgrades those of an earlier version, in one transaction.
     *
     * @throws StoreException where the file has tables of a version that is too old or newer
     */
    static void apply(List<Schema> schemas, Database database) {
        database.write(transaction -> {
            long version = number(transaction, "SELECT user_version AS number FROM pragma_user_version");
            if (version == VERSION) {
                return VERSION;
            }
            boolean isEmpty = version == 0 && number(transaction, "SELECT count(*) AS number FROM sqlite_schema") == 0;
            if (!isEmpty) {
                requireUpgradable(version, database);
            }
            for (Schema schema : schemas) {
                if (isEmpty) {
                    transaction.define(schema.sql());
                }
            }
            upgrade(schemas, transaction, isEmpty ? OLDEST : version);
            transaction.define("PRAGMA user_version = " + VERSION);
            return VERSION;
        });
    }

    private static void requireUpgradable(long version, Database database) {
        if (version > VERSION) {
            throw new StoreException(Messages.text("terminal.database.newer", database.file(), version, VERSION));
        }
        if (version < OLDEST) {
            throw new StoreException(Messages.text("terminal.database.older", database.file(), version, OLDEST));
        }
    }

    private static void upgrade(List<Schema> schemas, Transaction transaction, long from) throws SQLException {
        for (int version = (int) from + 1; version <= VERSION; version++) {
            for (Schema schema : schemas) {
                String step = schema.steps().get(version);
                if (step != null) {
                    transaction.define(step);
                }
            }
        }
    }

    private static long number(Transaction transaction, String sql) throws SQLException {
        return transaction.first(sql, row -> row.number("number")).orElseThrow();
    }
}
