package cognitosync.localcloud.sync.api;

/** An operation whose path names a dataset, which is also its resource. */
public interface DatasetOperation extends Operation {
    @Override
    default String resource(Labels labels) {
        return labels.datasetResource(labels.dataset().datasetName());
    }
}
