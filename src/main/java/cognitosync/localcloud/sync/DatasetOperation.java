package cognitosync.localcloud.sync;

/** An operation whose path names a dataset, which is also its resource. */
interface DatasetOperation extends Operation {
    @Override
    default String resource(Labels labels) {
        return labels.datasetResource(labels.dataset().datasetName());
    }
}
