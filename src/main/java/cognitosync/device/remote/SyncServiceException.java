package cognitosync.device.remote;

import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * An error of the service, classified by what it means for the request and the records that were sent, as in the site's
 * library.
 */
public final class SyncServiceException extends RuntimeException {
    private static final int BAD_REQUEST = 400;
    private static final int TIMEOUT = 408;
    private static final int CONFLICT = 409;
    /** Credentials, a proxy, a time-out, another device, too many requests: the records are not the cause. */
    private static final Set<Integer> NOT_ABOUT_RECORDS = Set.of(401, 403, 407, TIMEOUT, CONFLICT, 429);

    private final AwsServiceException answer;

    /** Wraps the exception of the SDK. */
    public SyncServiceException(AwsServiceException answer) {
        super(answer.getMessage(), answer);
        this.answer = answer;
    }

    /** The exception of the SDK. */
    public AwsServiceException answer() {
        return answer;
    }

    /** Whether another device has written since the listing; some responses call that an invalid parameter. */
    public boolean isConflict() {
        return answer.statusCode() == CONFLICT
                || "ResourceConflictException".equals(code())
                || says("Current SyncCount for");
    }

    /**
     * Whether the session was used, perhaps by this update, because the SDK retries a request without a response. A new
     * listing opens another session and shows whether the update was applied.
     */
    public boolean isSpentSession() {
        return says("SyncSessionToken not valid");
    }

    /** Whether the dataset has a lower count: it was recreated, or the count is wrong. */
    boolean isUnknownCount() {
        return says("No such SyncCount");
    }

    /** Whether the service rejected the only request that was sent, so that nothing was written. */
    public boolean isDefinite() {
        return answer.statusCode() / 100 == 4
                && answer.statusCode() != TIMEOUT
                && code() != null
                && (answer.numAttempts() == null || answer.numAttempts() == 1)
                && !isSpentSession();
    }

    /** Whether the service will never accept these records. */
    public boolean isAboutRecords() {
        return isDefinite() && !isConflict() && !NOT_ABOUT_RECORDS.contains(answer.statusCode());
    }

    private String code() {
        return answer.awsErrorDetails() == null
                ? null
                : answer.awsErrorDetails().errorCode();
    }

    private boolean says(String start) {
        return answer.statusCode() == BAD_REQUEST
                && answer.awsErrorDetails() != null
                && String.valueOf(answer.awsErrorDetails().errorMessage()).startsWith(start);
    }
}
