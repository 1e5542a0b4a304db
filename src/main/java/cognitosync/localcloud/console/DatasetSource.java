package cognitosync.localcloud.console;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What Cognito Sync stores, to the console. */
public interface DatasetSource {
    /** What the datasets of an identity add up to. */
    Total total(String identityPoolId, String identityId);

    /** The datasets of an identity by name. */
    List<Dataset> datasets(String identityPoolId, String identityId, int limit);

    /** Records of a dataset in the order in which they were last written, from the first behind a place. */
    List<Entry> records(String identityPoolId, String identityId, String datasetName, RecordPlace after, int limit);

    /**
     * A place in the list of records.
     *
     * @param syncCount of a record
     * @param key of that record
     */
    record RecordPlace(long syncCount, String key) {
        /** Before the first. */
        static final RecordPlace START = new RecordPlace(0, "");
    }

    /**
     * A sum.
     *
     * @param datasets how many
     * @param bytes of keys and values
     */
    record Total(int datasets, long bytes) {}

    /**
     * A dataset.
     *
     * @param name such as {@code preference}
     * @param syncCount counter of its changes
     * @param records how many have a value
     * @param bytes of keys and values
     * @param lastModified last write
     * @param lastModifiedBy who wrote last
     */
    record Dataset(String name, long syncCount, int records, long bytes, Instant lastModified, String lastModifiedBy) {}

    /**
     * A record.
     *
     * @param key its key
     * @param value empty where the key was removed
     * @param syncCount counter of the dataset after it was written
     * @param lastModified when
     * @param lastModifiedBy by whom
     */
    record Entry(String key, Optional<String> value, long syncCount, Instant lastModified, String lastModifiedBy) {}
}
