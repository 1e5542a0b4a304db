package cognitosync.localcloud.sync.api;

import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.sync.dataset.DatasetState.DatasetId;

/**
 * The errors of Cognito Sync (<a
 * href="https://docs.aws.amazon.com/cognitosync/latest/APIReference/API_UpdateRecords.html#API_UpdateRecords_Errors">Errors</a>).
 * Clients parse some of the messages, so those are the service's own, to the letter.
 */
public final class SyncErrors {
    private SyncErrors() {}

    public static AwsException invalidParameter(String message) {
        return new AwsException("InvalidParameterException", 400, message);
    }

    static AwsException invalidSessionToken() {
        return invalidParameter("SyncSessionToken not valid for these inputs");
    }

    static AwsException invalidNextToken() {
        return invalidParameter("NextToken not valid for these inputs");
    }

    static AwsException noSuchSyncCount(long lastSyncCount) {
        return invalidParameter("No such SyncCount: " + lastSyncCount + " exists for this Dataset");
    }

    static AwsException malformed(String message) {
        return new AwsException("SerializationException", 400, message);
    }

    static AwsException conflict(String message) {
        return new AwsException("ResourceConflictException", 409, message);
    }

    static AwsException limitExceeded(String message) {
        return new AwsException("LimitExceededException", 400, message);
    }

    static AwsException notFound(String message) {
        return new AwsException("ResourceNotFoundException", 404, message);
    }

    public static AwsException noSuchDataset(DatasetId id) {
        return notFound("Dataset '" + id.datasetName() + "' not found.");
    }

    static AwsException noSuchPool(String poolId) {
        return notFound("IdentityPool '" + poolId + "' not found.");
    }

    static AwsException noSuchIdentity(String identityId) {
        return notFound("Identity '" + identityId + "' not found.");
    }

    public static AwsException noSuchDevice(String deviceId) {
        return notFound("Device '" + deviceId + "' not found.");
    }

    public static AwsException noSuchSubscription(DatasetId id, String deviceId) {
        return notFound("Device '" + deviceId + "' is not subscribed to the dataset '" + id.datasetName() + "'.");
    }

    public static AwsException invalidConfiguration(String message) {
        return new AwsException("InvalidConfigurationException", 400, message);
    }

    public static AwsException concurrentModification(String poolId) {
        return new AwsException(
                "ConcurrentModificationException",
                400,
                "The configuration of the identity pool '" + poolId + "' was changed at the same time; read it again.");
    }

    public static AwsException duplicateRequest(String poolId) {
        return new AwsException(
                "DuplicateRequestException",
                400,
                "A bulk publish of the identity pool '" + poolId + "' is in progress; wait for its end.");
    }

    public static AwsException alreadyStreamed(String poolId) {
        return new AwsException(
                "AlreadyStreamedException",
                400,
                "The identity pool '" + poolId + "' had a successful bulk publish in the last 24 hours.");
    }

    static AwsException notAuthorized() {
        return new AwsException(
                "NotAuthorizedException", 403, "These credentials are not valid for accessing this resource");
    }

    static AwsException unknown(String method, String path) {
        return new AwsException(
                "UnknownOperationException", 404, "Cognito Sync has no operation " + method + " " + path + ".");
    }
}
