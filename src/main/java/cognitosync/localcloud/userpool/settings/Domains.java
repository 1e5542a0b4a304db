package cognitosync.localcloud.userpool.settings;

import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.store.Row;
import java.sql.SQLException;
import java.util.Optional;

/** The domains of every user pool. */
public record Domains(Database database) {
    /**
     * The domain of a user pool.
     *
     * @param prefix first label of {@code PREFIX.auth.REGION.amazoncognito.com}
     * @param poolId the user pool
     * @param managedLoginVersion 1 for the classic hosted UI, 2 for managed login
     */
    public record PoolDomain(String prefix, String poolId, int managedLoginVersion) {
        /** The domain's address on AWS. */
        public String url(String region) {
            return "https://" + prefix + ".auth." + region + ".amazoncognito.com";
        }
    }

    /** Adds a domain or changes its version. */
    public void put(PoolDomain domain) {
        database.write(transaction -> transaction.update(
                "INSERT INTO pool_domain (prefix, pool_id, managed_login_version) VALUES (?, ?, ?)"
                        + " ON CONFLICT (prefix) DO UPDATE SET managed_login_version = excluded.managed_login_version",
                domain.prefix(),
                domain.poolId(),
                domain.managedLoginVersion()));
    }

    /** The domain of that prefix. */
    public Optional<PoolDomain> find(String prefix) {
        return database.read(transaction ->
                transaction.first("SELECT * FROM pool_domain WHERE prefix = ?", Domains::domain, prefix));
    }

    /** The domain of a pool. */
    public Optional<PoolDomain> ofPool(String poolId) {
        return database.read(transaction -> transaction.first(
                "SELECT * FROM pool_domain WHERE pool_id = ? ORDER BY rowid DESC", Domains::domain, poolId));
    }

    /** Deletes a domain. */
    public void delete(String prefix) {
        database.write(transaction -> transaction.update("DELETE FROM pool_domain WHERE prefix = ?", prefix));
    }

    private static PoolDomain domain(Row row) throws SQLException {
        return new PoolDomain(row.text("prefix"), row.text("pool_id"), (int) row.number("managed_login_version"));
    }
}
