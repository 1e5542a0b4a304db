package cognitosync.localcloud.sync.store;

import cognitosync.localcloud.sync.dataset.Dataset.DatasetRecord;
import cognitosync.localcloud.sync.dataset.DatasetState;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Records and the state of their dataset at one moment.
 *
 * @param state of the dataset
 * @param records on this page
 * @param mergedDatasetNames copies of the dataset that came with identities which were merged into this one
 * @param next where the next page begins, empty on the last one
 */
public record RecordPage(
        DatasetState state,
        List<DatasetRecord> records,
        List<String> mergedDatasetNames,
        Optional<RecordPosition> next) {
    public RecordPage {
        records = List.copyOf(records);
        mergedDatasetNames = List.copyOf(mergedDatasetNames);
    }

    /** A page of at most that many records; takes one more record if there are more. */
    static RecordPage of(DatasetState state, List<DatasetRecord> records, List<String> merged, int limit) {
        if (records.size() <= limit) {
            return new RecordPage(state, records, merged, Optional.empty());
        }
        DatasetRecord last = records.get(limit - 1);
        return new RecordPage(
                state,
                records.subList(0, limit),
                merged,
                Optional.of(new RecordPosition(last.syncCount(), last.key())));
    }

    /**
     * A place in the list of records, which is ordered by count and then key. In that order a record changed between two pages moves
     * to the end instead of being missed by a client that then keeps the last page's count.
     *
     * @param syncCount of the last record on the page before
     * @param key of that record
     */
    public record RecordPosition(long syncCount, String key) {

        /** What {@code NextToken} says. */
        public String token() {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString((syncCount + ":" + key).getBytes(StandardCharsets.UTF_8));
        }

        /** The place that a {@code NextToken} names, empty where it is not one of these. */
        public static Optional<RecordPosition> of(String token) {
            try {
                String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
                int colon = text.indexOf(':');
                return colon < 0
                        ? Optional.empty()
                        : Optional.of(new RecordPosition(
                                Long.parseLong(text.substring(0, colon)), text.substring(colon + 1)));
            } catch (IllegalArgumentException e) {
                // Neither base64 nor a number: not a token of this service.
                return Optional.empty();
            }
        }
    }
}
