package cognitosync.device.remote;

/**
 * The changes since a count, or the whole dataset if the service does not know that count.
 *
 * @param snapshot the listed records
 * @param whole whether it is the whole dataset
 */
public record Listing(Snapshot snapshot, boolean whole) {

    /** Lists the changes since that count, or everything if the dataset has a lower count. */
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
