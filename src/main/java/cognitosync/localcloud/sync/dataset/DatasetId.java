package cognitosync.localcloud.sync.dataset;

/**
 * Names one dataset in the world.
 *
 * @param identityPoolId such as {@code eu-west-1:1f6e…}
 * @param identityId whose data it is
 * @param datasetName such as {@code preference}
 */
public record DatasetId(String identityPoolId, String identityId, String datasetName) {}
