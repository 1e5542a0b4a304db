package cognitosync.localcloud.dynamodb.table;

import cognitosync.localcloud.names.Account;
import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.store.Row;
import cognitosync.localcloud.store.Transaction;
import cognitosync.localcloud.store.TransactionalCache;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** All tables. They are few and needed by every request, so all are cached until one changes. */
public final class Tables {
    private static final String ALL = "";

    private final Database database;
    private final Account account;
    private final InstantSource clock;
    private final ItemStore items;
    private final TransactionalCache<String, Map<String, Table>> byName = new TransactionalCache<>(1, tables -> 1);

    /** The items, which depend on their table. */
    public interface ItemStore {
        /** Recomputes the expiry of a table's items after its time-to-live attribute has changed. */
        void timeToLiveChanged(Transaction transaction, Table table) throws SQLException;

        /** Deletes all items of a table. */
        void deleteAll(Transaction transaction, Table table) throws SQLException;
    }

    public Tables(Database database, Account account, InstantSource clock, ItemStore items) {
        this.database = database;
        this.account = account;
        this.clock = clock;
        this.items = items;
    }

    public Account account() {
        return account;
    }

    /** The ARN of the table with this name. */
    public String arn(String name) {
        return TableName.arn(account, name);
    }

    /** The table with this name. */
    public Optional<Table> find(String name) {
        return Optional.ofNullable(byName().get(name));
    }

    /** All tables, by name. */
    public List<Table> all() {
        return List.copyOf(byName().values());
    }

    /** Creates a table, or changes its settings. */
    void put(String name, Table.Settings settings) {
        database.write(transaction -> {
            Optional<Table> before = named(transaction, name);
            byName.invalidate(transaction, ALL);
            transaction.update(
                    "INSERT INTO dynamodb_table (name, table_id, settings, created_at) VALUES (?, ?, ?, ?)"
                            + " ON CONFLICT (name) DO UPDATE SET settings = excluded.settings",
                    name,
                    UUID.randomUUID().toString(),
                    SettingsJson.write(settings),
                    clock.instant());
            if (before.isPresent() && !before.get().settings().timeToLive().equals(settings.timeToLive())) {
                items.timeToLiveChanged(transaction, named(transaction, name).orElseThrow());
            }
            return null;
        });
    }

    /** Deletes a table and its items, if it exists. */
    void delete(String name) {
        database.write(transaction -> {
            Optional<Table> table = named(transaction, name);
            if (table.isPresent()) {
                byName.invalidate(transaction, ALL);
                items.deleteAll(transaction, table.get());
                transaction.update(
                        "DELETE FROM dynamodb_table WHERE id = ?", table.get().id());
            }
            return null;
        });
    }

    private static Optional<Table> named(Transaction transaction, String name) throws SQLException {
        return transaction.first("SELECT * FROM dynamodb_table WHERE name = ?", Tables::table, name);
    }

    private Map<String, Table> byName() {
        return byName.find(ALL, () -> Optional.of(load())).orElseThrow();
    }

    private Map<String, Table> load() {
        return database.read(transaction -> {
            Map<String, Table> tables = new TreeMap<>();
            transaction
                    .list("SELECT * FROM dynamodb_table", Tables::table)
                    .forEach(table -> tables.put(table.name(), table));
            return Collections.unmodifiableMap(tables);
        });
    }

    private static Table table(Row row) throws SQLException {
        return new Table(
                row.number("id"),
                row.text("name"),
                row.text("table_id"),
                row.instant("created_at"),
                SettingsJson.read(row.json("settings")));
    }
}
