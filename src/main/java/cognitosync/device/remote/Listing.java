package cognitosync.device.remote;

/**
 * What has changed since a count, or everything where the service knows no such count (any more).
 *
 * @param snapshot what was told
 * @param whole whether it is everything
 */
public record Listing(Snapshot snapshot, boolean whole) {

    /** Asks since that count, and from the start where the dataset has not come so far. */
    public static Listing since(long count, DatasetClient client, String dataset) {
        try {
            return new Listing(client.list(dataset, count), count == 0);
        } catch (SyncServiceException refusal) {
            if (count == 0 || !refusal.isUnknownCount()) {
                throw refusal;
            }
            return new Listing(client.list(dataset, 0), true);
        }
    }
}
