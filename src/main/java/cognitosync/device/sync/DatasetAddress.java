package cognitosync.device.sync;

/**
 * Where a dataset is.
 *
 * @param identityPoolId the pool
 * @param identityId whose it is
 * @param name its name
 */
public record DatasetAddress(String identityPoolId, String identityId, String name) {}
