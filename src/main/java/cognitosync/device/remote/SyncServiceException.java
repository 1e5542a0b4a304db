package cognitosync.device.remote;

import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * The service refused: what that says about what was asked, and about the records that were sent. The site's library judges
 * alike.
 */
public final class SyncServiceException extends RuntimeException {
    private static final int BAD_REQUEST = 400;
    private static final int TIMEOUT = 408;
    private static final int CONFLICT = 409;
    /** Credentials, a proxy, a timeout, another device, too many requests: nothing is wrong with the records. */
    private static final Set<Integer> NOT_ABOUT_RECORDS = Set.of(401, 403, 407, TIMEOUT, CONFLICT, 429);

    private final AwsServiceException answer;

    /** The refusal as the SDK tells it. */
    public SyncServiceException(AwsServiceException answer) {
        super(answer.getMessage(), answer);
        this.answer = answer;
    }

    /** As the SDK tells it. */
    public AwsServiceException answer() {
        return answer;
    }

    /** Whether another device has written since the listing; some answers say so as an invalid parameter. */
    public boolean isConflict() {
        return answer.statusCode() == CONFLICT
                || "ResourceConflictException".equals(code())
                || says("Current SyncCount for");
    }

    /**
     * Whether the session was spent, perhaps by this very update: the SDK repeats what was not answered. A new listing opens
     * another one, and tells what became of the update.
     */
    public boolean isSpentSession() {
        return says("SyncSessionToken not valid");
    }

    /** Whether the dataset has not come so far: it was made anew, or the count is wrong. */
    boolean isUnknownCount() {
        return says("No such SyncCount");
    }

    /** Whether the service itself said no to the only request there was, so that nothing was written. */
    public boolean isDefinite() {
        return answer.statusCode() / 100 == 4
                && answer.statusCode() != TIMEOUT
                && code() != null
                && (answer.numAttempts() == null || answer.numAttempts() == 1)
                && !isSpentSession();
    }

    /** Whether the service will never take these records as they are. */
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
