package cognitosync.device.remote;

import java.util.List;

/**
 * What one who watches a dataset finds at the next look.
 *
 * @param now what was listed
 * @param deleted whether the dataset seen before is gone, though there may be a new one of its name
 * @param changes records to tell of
 */
public record Look(Snapshot now, boolean deleted, List<RemoteRecord> changes) {

    /** Copies the list. */
    public Look {
        changes = List.copyOf(changes);
    }

    /** Looks again. */
    public static Look after(Snapshot before, Counterpart dataset) {
        Listing listing = Listing.since(dataset, before.syncCount());
        Snapshot now = listing.snapshot();
        boolean startsAgain = listing.whole() && before.syncCount() > 0;
        return new Look(
                now,
                before.exists() && (startsAgain || now.deletedSince() || !now.exists()),
                // Whoever hears that all is gone need not hear of each record that it is removed.
                startsAgain ? now.live() : now.records());
    }
}
