package cognitosync.device.remote;

import java.util.Set;
import software.amazon.awssdk.services.cognitosync.model.CognitoSyncException;
import software.amazon.awssdk.services.cognitosync.model.ResourceConflictException;

/** What an error of Cognito Sync says about what was asked, and about the records that were sent. */
public final class Refusals {
    private static final int BAD_REQUEST = 400;
    private static final int TIMEOUT = 408;
    private static final int CONFLICT = 409;
    /** Credentials, a proxy, a timeout, another device, too many requests: nothing is wrong with the records. */
    private static final Set<Integer> NOT_ABOUT_RECORDS = Set.of(401, 403, 407, TIMEOUT, CONFLICT, 429);

    private Refusals() {}

    /** Whether another device has written since the listing; some answers say so as an invalid parameter. */
    public static boolean isConflict(CognitoSyncException e) {
        return e instanceof ResourceConflictException || e.statusCode() == CONFLICT || says(e, "Current SyncCount for");
    }

    /**
     * Whether the session was spent, perhaps by this very update: the SDK repeats what was not answered. A new listing opens
     * another one, and tells what became of the update.
     */
    public static boolean isSpentSession(CognitoSyncException e) {
        return says(e, "SyncSessionToken not valid");
    }

    /** Whether the dataset has not come so far: it was made anew, or the count is wrong. */
    static boolean isUnknownCount(CognitoSyncException e) {
        return says(e, "No such SyncCount");
    }

    /** Whether the service itself said no to the only request there was, so that nothing was written. */
    public static boolean wroteNothing(CognitoSyncException e) {
        return e.statusCode() / 100 == 4
                && e.statusCode() != TIMEOUT
                && e.awsErrorDetails() != null
                && e.awsErrorDetails().errorCode() != null
                && (e.numAttempts() == null || e.numAttempts() == 1)
                && !isSpentSession(e);
    }

    /** Whether the service will never take these records as they are. */
    public static boolean isDefinite(CognitoSyncException e) {
        return wroteNothing(e) && !isConflict(e) && !NOT_ABOUT_RECORDS.contains(e.statusCode());
    }

    private static boolean says(CognitoSyncException e, String start) {
        return e.statusCode() == BAD_REQUEST
                && e.awsErrorDetails() != null
                && String.valueOf(e.awsErrorDetails().errorMessage()).startsWith(start);
    }
}
