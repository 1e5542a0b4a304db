package cognitosync.localcloud.sync.store;

import cognitosync.localcloud.store.Database;
import java.time.Instant;
import java.util.Optional;

/** Adds up what is stored. */
public record Usages(Database database) {
    private static final String TOTALS =
            "SELECT coalesce(sum(present), 0) AS datasets, coalesce(sum(bytes), 0) AS bytes,"
                    + " max(modified) AS modified FROM sync_dataset WHERE ";

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

    /**
     * What the datasets that exist add up to.
     *
     * @param datasets how many
     * @param dataStorage bytes of keys and values
     * @param lastModifiedDate last write, a deletion included; empty where nothing was ever written
     */
    public record Usage(int datasets, long dataStorage, Optional<Instant> lastModifiedDate) {}
}
