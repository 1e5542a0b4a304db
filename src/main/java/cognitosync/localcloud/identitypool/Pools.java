package cognitosync.localcloud.identitypool;

import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.store.Row;
import cognitosync.localcloud.store.Transaction;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The identity pools that exist. */
final class Pools {
    static final List<String> TABLES = List.of("""
            CREATE TABLE identity_pool (
                id TEXT PRIMARY KEY,
                name TEXT NOT NULL,
                classic_flow INTEGER,
                authenticated_role TEXT
            ) STRICT
            """, """
            CREATE TABLE login_provider (
                pool TEXT NOT NULL REFERENCES identity_pool (id) ON DELETE CASCADE,
                name TEXT NOT NULL,
                client_id TEXT NOT NULL,
                server_side_check INTEGER NOT NULL,
                PRIMARY KEY (pool, name, client_id)
            ) STRICT
            """);

    private final Database database;

    Pools(Database database) {
        this.database = database;
    }

    Optional<IdentityPool> find(String id) {
        return database.read(transaction -> {
            List<LoginProvider> providers = transaction.list(
                    "SELECT * FROM login_provider WHERE pool = ? ORDER BY name, client_id", Pools::provider, id);
            return transaction.first("SELECT * FROM identity_pool WHERE id = ?", row -> pool(row, providers), id);
        });
    }

    /** Makes or changes a pool; identities and the attached role stay. */
    void put(IdentityPool pool) {
        database.write(transaction -> {
            transaction.update(
                    "INSERT INTO identity_pool (id, name, classic_flow) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE"
                            + " SET name = excluded.name, classic_flow = excluded.classic_flow",
                    pool.id(),
                    pool.name(),
                    pool.classicFlow().orElse(null));
            transaction.update("DELETE FROM login_provider WHERE pool = ?", pool.id());
            for (LoginProvider provider : pool.providers()) {
                insert(transaction, pool.id(), provider);
            }
            return null;
        });
    }

    /** Attaches the role that users get, or none. */
    void attach(String id, Optional<String> authenticatedRole) {
        database.write(transaction -> transaction.update(
                "UPDATE identity_pool SET authenticated_role = ? WHERE id = ?", authenticatedRole.orElse(null), id));
    }

    /** Deletes a pool with its identities. */
    void delete(String id) {
        database.write(transaction -> transaction.update("DELETE FROM identity_pool WHERE id = ?", id));
    }

    private static void insert(Transaction transaction, String pool, LoginProvider provider) throws SQLException {
        transaction.update(
                "INSERT INTO login_provider VALUES (?, ?, ?, ?)",
                pool,
                provider.name(),
                provider.clientId(),
                provider.serverSideTokenCheck());
    }

    private static IdentityPool pool(Row row, List<LoginProvider> providers) throws SQLException {
        return new IdentityPool(
                row.text("id"),
                row.text("name"),
                row.optionalText("classic_flow").map("1"::equals),
                providers,
                row.optionalText("authenticated_role"));
    }

    private static LoginProvider provider(Row row) throws SQLException {
        return new LoginProvider(row.text("name"), row.text("client_id"), row.flag("server_side_check"));
    }
}
