package cognitosync.device.remote;

import software.amazon.awssdk.services.cognitosync.model.InvalidParameterException;

/**
 * What has changed since a count, or everything where the service knows no such count (any more).
 *
 * @param snapshot what was told
 * @param whole whether it is everything
 */
public record Listing(Snapshot snapshot, boolean whole) {

    /** Asks since that count, and from the start where the dataset has not come so far. */
    public static Listing since(Counterpart dataset, long count) {
        try {
            return new Listing(dataset.list(count), count == 0);
        } catch (InvalidParameterException refusal) {
            if (count == 0 || !Refusals.isUnknownCount(refusal)) {
                throw refusal;
            }
            return new Listing(dataset.list(0), true);
        }
    }
}
