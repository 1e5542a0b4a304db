package cognitosync.device.sync;

/**
 * The address of a dataset.
 *
 * @param identityPoolId the pool
 * @param identityId of its owner
 * @param name its name
 */
public record DatasetAddress(String identityPoolId, String identityId, String name) {}
