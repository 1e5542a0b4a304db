package cognitosync.localcloud.sync.store;

import cognitosync.localcloud.store.Transaction;
import cognitosync.localcloud.sync.dataset.Dataset;
import cognitosync.localcloud.sync.dataset.DatasetId;
import cognitosync.localcloud.sync.dataset.DatasetState;
import cognitosync.localcloud.sync.dataset.DatasetSummary;
import cognitosync.localcloud.sync.dataset.UpdateOutcome;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a store of datasets must do. Reads see one moment; changes are whole and durable when they return, and happen only where
 * the counter is still the one that the decision was taken on.
 */
public interface DatasetStore {

    /** Whether a change happened, and if not, why. */
    enum Applied {
        /** It is durable. */
        APPLIED,
        /** Another change came first; load and decide again. */
        COUNT_CHANGED,
        /** The session was spent already. */
        SESSION_SPENT,
        /** Who wanted it may not any more. */
        IDENTITY_GONE
    }

    /** What must hold when a change is made, not only when its request came. */
    @FunctionalInterface
    interface Condition {
        /** Asked in the transaction of the change. */
        boolean holds(Transaction transaction) throws SQLException;
    }

    /** A dataset with those of the named records that it has; {@link DatasetState#NEVER_WRITTEN} where there is none. */
    Dataset load(DatasetId id, Set<String> keys);

    /** The state of a dataset alone. */
    DatasetState state(DatasetId id);

    /**
     * Records changed after a count, tombstones included, in the order of {@link RecordPosition}.
     *
     * @param after only records with a higher count
     * @param start only records behind this place
     */
    RecordPage list(DatasetId id, long after, Optional<RecordPosition> start, int limit);

    /** The datasets of an identity that exist, by name, from the first name after the given one. */
    List<DatasetSummary> datasets(String identityPoolId, String identityId, String afterName, int limit);

    /** Whether an update was made in this session. */
    boolean isSpent(SyncSession session);

    /** Stores what an edit changed and spends the session, where the condition holds. */
    Applied apply(DatasetId id, Dataset before, UpdateOutcome.Updated change, SyncSession session, Condition condition);

    /** Deletes the records, keeps the counter. */
    Applied delete(DatasetId id, DatasetState before, Instant at);
}
