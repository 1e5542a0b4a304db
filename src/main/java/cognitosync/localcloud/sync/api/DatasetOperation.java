package cognitosync.localcloud.sync.api;

import java.util.Optional;

/** An operation whose path names a dataset, which is also its resource. */
public interface DatasetOperation extends SyncOperation {
    @Override
    default Optional<String> resource(Labels labels) {
        return Optional.of(labels.datasetArn(labels.dataset().datasetName()));
    }
}
