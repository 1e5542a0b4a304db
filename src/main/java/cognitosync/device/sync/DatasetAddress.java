package cognitosync.device.sync;

/**
 * The address of a dataset.
 *
 * @param place tells backends apart; empty for Cognito Sync
 * @param identityPoolId the pool
 * @param identityId of its owner
 * @param name its name
 */
public record DatasetAddress(String place, String identityPoolId, String identityId, String name) {}
