package cognitosync.device.remote;

import java.util.Collection;
import java.util.Optional;

/** How a backend limits the size of a dataset in a way of its own, for edits that are not sent yet. */
public interface SizeLimit {
    /** Cognito Sync, whose limits every dataset is within. */
    SizeLimit OF_COGNITO_SYNC = new SizeLimit() {
        @Override
        public long bytes(Collection<RemoteRecord> records) {
            return 0;
        }

        @Override
        public Optional<String> exceeded(Collection<RemoteRecord> records) {
            return Optional.empty();
        }
    };

    /** The size of records, tombstones included, as the backend counts it. */
    long bytes(Collection<RemoteRecord> records);

    /** Why the backend does not take these records. */
    Optional<String> exceeded(Collection<RemoteRecord> records);
}
