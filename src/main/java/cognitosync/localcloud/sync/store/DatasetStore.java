package cognitosync.localcloud.sync.store;

import cognitosync.localcloud.sync.dataset.Dataset;
import cognitosync.localcloud.sync.dataset.DatasetState;
import cognitosync.localcloud.sync.dataset.DatasetState.DatasetId;
import cognitosync.localcloud.sync.dataset.DatasetState.DatasetSummary;
import cognitosync.localcloud.sync.dataset.Edit.UpdateOutcome;
import cognitosync.localcloud.sync.store.RecordPage.RecordPosition;
import cognitosync.localcloud.sync.store.SyncSessionTokens.SyncSession;
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
        /** The identity that the change requires is not active any more. */
        IDENTITY_GONE
    }

    /** What must hold at the moment of a change, not only when its request came. */
    enum Requirement {
        NONE,
        /** The identity of the dataset belongs to its pool, and was neither deleted nor merged into another. */
        ACTIVE_IDENTITY
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

    /** Stores what an edit changed and spends the session, if the requirement holds in the same transaction. */
    Applied apply(
            DatasetId id, Dataset before, UpdateOutcome.Updated change, SyncSession session, Requirement requirement);

    /** Deletes the records, keeps the counter. */
    Applied delete(DatasetId id, DatasetState before, Instant at);
}
