package cognitosync.device.remote;

import java.util.List;

/**
 * What one poll of a watched dataset finds.
 *
 * @param now what was listed
 * @param deleted whether the dataset seen before is gone, though there may be a new one of its name
 * @param changes records to tell of
 */
public record Poll(Snapshot now, boolean deleted, List<RemoteRecord> changes) {

    /** Copies the list. */
    public Poll {
        changes = List.copyOf(changes);
    }

    /** Polls the dataset that was seen as that snapshot before. */
    public static Poll after(Snapshot before, DatasetClient client, String dataset) {
        Listing listing = Listing.since(before.syncCount(), client, dataset);
        Snapshot now = listing.snapshot();
        boolean startsAgain = listing.whole() && before.syncCount() > 0;
        return new Poll(
                now,
                before.exists() && (startsAgain || now.deletedSince() || !now.exists()),
                // Where all is gone, each record that is removed is no news.
                startsAgain ? now.live() : now.records());
    }
}
