package cognitosync.device.remote;

import java.util.List;

/**
 * The result of one poll of a watched dataset.
 *
 * @param now the new snapshot
 * @param deleted whether the previous dataset was deleted, even if there is a new one with its name
 * @param changes changed records
 */
public record Poll(Snapshot now, boolean deleted, List<RemoteRecord> changes) {

    /** Copies the list. */
    public Poll {
        changes = List.copyOf(changes);
    }

    /** Polls the dataset with this previous snapshot. */
    public static Poll after(Snapshot before, DatasetClient client, String dataset) {
        Listing listing = Listing.since(before.syncCount(), client, dataset);
        Snapshot now = listing.snapshot();
        boolean startsAgain = listing.whole() && before.syncCount() > 0;
        return new Poll(
                now,
                before.exists() && (startsAgain || now.deletedSince() || !now.exists()),
                // After a deletion, single removed records are not reported.
                startsAgain ? now.live() : now.records());
    }
}
