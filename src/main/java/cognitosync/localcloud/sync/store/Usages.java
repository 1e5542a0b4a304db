package cognitosync.localcloud.sync.store;

import cognitosync.localcloud.store.Database;

/** Adds up what is stored. */
public final class Usages {
    private static final String TOTALS =
            "SELECT coalesce(sum(present), 0) AS datasets, coalesce(sum(bytes), 0) AS bytes,"
                    + " max(modified) AS modified FROM sync_dataset WHERE ";

    private final Database database;

    public Usages(Database database) {
        this.database = database;
    }

    public Usage ofIdentity(String poolId, String identityId) {
        return of("identity = ? AND pool = ?", identityId, poolId);
    }

    public Usage ofPool(String poolId) {
        return of("pool = ?", poolId);
    }

    private Usage of(String condition, Object... arguments) {
        return database.read(t -> t.first(
                        TOTALS + condition,
                        row -> new Usage(
                                (int) row.number("datasets"), row.number("bytes"), row.optionalInstant("modified")),
                        arguments))
                .orElseThrow();
    }
}
