package cognitosync.localcloud.sync.dataset;

import cognitosync.localcloud.access.credentials.Caller;
import cognitosync.localcloud.sync.dataset.DatasetState.DatasetId;
import java.time.Duration;
import java.util.Optional;

/**
 * Behaviour that neither the documentation nor observation of the real service settles. One member for each choice, so that new
 * evidence changes one place; {@code docs/decisions.md} has the reasons.
 *
 * <p>Chosen elsewhere, because it is the shape of the code: an edit without patches changes nothing ({@link Dataset#update}); a
 * value that is there already is taken and counted like any other; a deletion takes a number of its own and keeps the counter,
 * and is not reported to a device that names no count ({@link DatasetState}); records are listed in the order of their counts ({@link
 * RecordPosition}).
 */
public final class Assumptions {
    /** As long as the temporary credentials with which the session was begun. */
    static final Duration SESSION_LIFETIME = Duration.ofHours(1);

    /** What the official clients ask for. A whole dataset fits, which iOS relies on: it never asks for a second page. */
    static final int PAGE_SIZE = 1_024;

    /** Bytes that a removed record adds to {@code DataStorage}. */
    static final long TOMBSTONE_DATA_STORAGE = 0;

    /** How often an update is retried because another device wrote in between, before it is a conflict. */
    public static final int ATTEMPTS = 32;

    /** The one event that is documented. */
    public static final String SYNC_TRIGGER = "SyncTrigger";

    /** How long a bulk publish stays in progress before it succeeds; nothing is delivered. */
    public static final Duration BULK_PUBLISH_DURATION = Duration.ofSeconds(1);

    private Assumptions() {}

    /** Tombstones count against the number of records, so that a page holds them all and no dataset grows without end. */
    public static int countedRecords(DatasetState state) {
        return state.numRecords() + state.numTombstones();
    }

    /** A device's own id where it gave one; the account's number is documented, the identity id is not. */
    public static String lastModifiedBy(Caller caller, Optional<String> deviceId) {
        if (caller instanceof Caller.Identity identity) {
            return deviceId.orElse(identity.identityId());
        }
        return ((Caller.Developer) caller).accountId();
    }

    /** The message when every attempt met a concurrent change; retrying is right. */
    public static String contention(DatasetId id) {
        return "Other devices kept changing the dataset '" + id.datasetName() + "' at the same time; try again.";
    }

    /** Two patches of one key have no order that both sides would agree on. */
    static String keyPatchedTwice(String key) {
        return "RecordPatches holds more than one patch for the key: " + key;
    }

    /** A value that is absent cannot be told from a removed record, so a replacing patch must have one; it may be empty. */
    public static boolean isReplaceable(Optional<String> value) {
        return value.isPresent();
    }
}
