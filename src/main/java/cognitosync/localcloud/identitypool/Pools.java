package cognitosync.localcloud.identitypool;

import cognitosync.localcloud.identitypool.IdentityPool.LoginProvider;
import cognitosync.localcloud.identitypool.IdentityPools.IdentityListener;
import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.store.Row;
import cognitosync.localcloud.store.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The identity pools that exist. */
record Pools(Database database, IdentityListener changes, ActiveIdentities active) {
    Optional<Instant> createdAt(String id) {
        return database.read(transaction -> transaction.first(
                "SELECT created_at FROM identity_pool WHERE id = ?", row -> row.instant("created_at"), id));
    }

    Map<String, Instant> createdAfter(String after, int limit) {
        Map<String, Instant> created = new LinkedHashMap<>();
        database.read(transaction -> transaction.list(
                        "SELECT id, created_at FROM identity_pool WHERE id > ? ORDER BY id LIMIT ?",
                        row -> Map.entry(row.text("id"), row.instant("created_at")),
                        after,
                        limit))
                .forEach(pool -> created.put(pool.getKey(), pool.getValue()));
        return created;
    }

    Optional<IdentityPool> find(String id) {
        return database.read(transaction -> {
            List<LoginProvider> providers = transaction.list(
                    "SELECT * FROM login_provider WHERE pool = ? ORDER BY name, client_id", Pools::provider, id);
            return transaction.first("SELECT * FROM identity_pool WHERE id = ?", row -> pool(row, providers), id);
        });
    }

    /** Makes or changes a pool; identities, attached roles and the day it was made stay. */
    void put(IdentityPool pool) {
        database.write(transaction -> {
            transaction.update(
                    "INSERT INTO identity_pool (id, name, created_at, classic_flow, guests) VALUES (?, ?, ?, ?, ?)"
                            + " ON CONFLICT (id) DO UPDATE SET name = excluded.name,"
                            + " classic_flow = excluded.classic_flow, guests = excluded.guests",
                    pool.id(),
                    pool.name(),
                    pool.createdAt(),
                    pool.classicFlow().orElse(null),
                    pool.allowsGuests());
            transaction.update("DELETE FROM login_provider WHERE pool = ?", pool.id());
            for (LoginProvider provider : pool.providers()) {
                insert(transaction, pool.id(), provider);
            }
            return null;
        });
    }

    /** Attaches the roles that identities get. */
    void attach(String id, IdentityPool.AttachedRoles roles) {
        database.write(transaction -> transaction.update(
                "UPDATE identity_pool SET authenticated_role = ?, unauthenticated_role = ? WHERE id = ?",
                roles.authenticated().orElse(null),
                roles.unauthenticated().orElse(null),
                id));
    }

    /** Deletes a pool with its identities and all that is stored for them. */
    void delete(String id) {
        database.write(transaction -> {
            active.invalidateAll(transaction);
            changes.poolDeleted(id);
            return transaction.update("DELETE FROM identity_pool WHERE id = ?", id);
        });
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
                row.instant("created_at"),
                row.optionalText("classic_flow").map("1"::equals),
                row.flag("guests"),
                providers,
                new IdentityPool.AttachedRoles(
                        row.optionalText("authenticated_role"), row.optionalText("unauthenticated_role")));
    }

    private static LoginProvider provider(Row row) throws SQLException {
        return new LoginProvider(row.text("name"), row.text("client_id"), row.flag("server_side_check"));
    }
}
