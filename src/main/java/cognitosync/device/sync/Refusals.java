package cognitosync.device.sync;

import java.util.Set;
import software.amazon.awssdk.services.cognitosync.model.CognitoSyncException;
import software.amazon.awssdk.services.cognitosync.model.InvalidParameterException;

/** What an error of UpdateRecords says about the records that were sent. */
final class Refusals {
    private static final int TIMEOUT = 408;
    /** Credentials, a proxy, a timeout, another device, too many requests: nothing is wrong with the records. */
    private static final Set<Integer> NOT_ABOUT_RECORDS = Set.of(401, 403, 407, TIMEOUT, 409, 429);

    private Refusals() {}

    /** Whether the session was spent, perhaps by this very update: the SDK repeats what was not answered. */
    static boolean isSpentSession(CognitoSyncException e) {
        return e instanceof InvalidParameterException
                && String.valueOf(e.awsErrorDetails().errorMessage()).startsWith("SyncSessionToken not valid");
    }

    /** Whether the service itself said no to the only request there was, so that nothing was written. */
    static boolean wroteNothing(CognitoSyncException e) {
        return e.statusCode() / 100 == 4
                && e.statusCode() != TIMEOUT
                && e.awsErrorDetails() != null
                && e.awsErrorDetails().errorCode() != null
                && (e.numAttempts() == null || e.numAttempts() == 1)
                && !isSpentSession(e);
    }

    /** Whether the service will never take these records as they are. */
    static boolean isDefinite(CognitoSyncException e) {
        return wroteNothing(e) && !NOT_ABOUT_RECORDS.contains(e.statusCode());
    }
}
