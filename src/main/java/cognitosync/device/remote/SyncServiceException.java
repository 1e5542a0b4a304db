package cognitosync.device.remote;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/**
 * A refused request, classified by what it means for the records that were sent, as in the site's library. Cognito Sync
 * refuses itself; for a backend without rules of its own, its client does.
 */
public final class SyncServiceException extends RuntimeException {
    private static final int BAD_REQUEST = 400;
    private static final int TIMEOUT = 408;
    private static final int CONFLICT = 409;
    /** Credentials, a proxy, a time-out, another device, too many requests: the records are not the cause. */
    private static final Set<Integer> NOT_ABOUT_RECORDS = Set.of(401, 403, 407, TIMEOUT, CONFLICT, 429);

    /** Of IAM, and of AppSync: for a field, and for the API. */
    private static final Set<String> DENIED = Set.of("AccessDeniedException", "Unauthorized", "UnauthorizedException");

    private static final String TABLE = "DynamoDb";
    private static final String API = "AppSync";
    private static final String INVALID_INPUT = "InvalidInput";

    private final Reason reason;
    private final Optional<AwsServiceException> answer;
    private final boolean definite;

    /** Why a request was refused. */
    private enum Reason {
        /** What the service answered. */
        ANSWER,
        CONFLICT,
        LIMIT_EXCEEDED,
        UNKNOWN_COUNT
    }

    /** Wraps the exception of the SDK. */
    public SyncServiceException(AwsServiceException answer) {
        super(answer.getMessage(), answer);
        this.reason = Reason.ANSWER;
        this.answer = Optional.of(answer);
        this.definite = answer.statusCode() / 100 == 4
                && answer.statusCode() != TIMEOUT
                && code() != null
                && (answer.numAttempts() == null || answer.numAttempts() == 1)
                && !isSpentSession();
    }

    private SyncServiceException(Reason reason, String sentence, boolean definite) {
        super(sentence);
        this.reason = reason;
        this.answer = Optional.empty();
        this.definite = definite;
    }

    /**
     * Another device has written a record since it was listed.
     *
     * @param definite whether nothing was written
     */
    public static SyncServiceException conflict(String sentence, boolean definite) {
        return new SyncServiceException(Reason.CONFLICT, sentence, definite);
    }

    /** The dataset, or their number, would exceed a limit: nothing was sent. */
    public static SyncServiceException limitExceeded(String sentence) {
        return new SyncServiceException(Reason.LIMIT_EXCEEDED, sentence, true);
    }

    /** The dataset has a lower count than the listing was to begin with. */
    public static SyncServiceException unknownCount(String sentence) {
        return new SyncServiceException(Reason.UNKNOWN_COUNT, sentence, true);
    }

    /** Runs an operation of the SDK and wraps its exception. */
    public static <T> T translated(Supplier<T> operation) {
        try {
            return operation.get();
        } catch (AwsServiceException answer) {
            throw new SyncServiceException(answer);
        }
    }

    /** The exception of the SDK; empty if the client refused. */
    public Optional<AwsServiceException> answer() {
        return answer;
    }

    /** What the service, or its client, said. */
    public String said() {
        return answer.map(AwsServiceException::awsErrorDetails)
                .map(AwsErrorDetails::errorMessage)
                .orElse(getMessage());
    }

    /** Whether another device has written since the listing; some responses call that an invalid parameter. */
    public boolean isConflict() {
        return reason == Reason.CONFLICT
                || status() == CONFLICT
                || "ResourceConflictException".equals(code())
                || says("Current SyncCount for");
    }

    /** Whether IAM denies access. */
    public boolean isDenied() {
        return code() != null && DENIED.contains(code());
    }

    /** Whether the dataset, or their number, would exceed a limit. */
    public boolean isLimitExceeded() {
        return reason == Reason.LIMIT_EXCEEDED || "LimitExceededException".equals(code());
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
        return reason == Reason.UNKNOWN_COUNT || says("No such SyncCount");
    }

    /** Whether the only request that was sent was rejected, or none was sent, so that nothing was written. */
    public boolean isDefinite() {
        return definite;
    }

    /** Whether these records will never be accepted. */
    public boolean isAboutRecords() {
        return isDefinite()
                && !isConflict()
                && !NOT_ABOUT_RECORDS.contains(status())
                && !answer.filter(SyncServiceException::isNeverAboutRecords).isPresent();
    }

    /** DynamoDB itself refuses only what is not about the contents of records; of AppSync, resolvers say what is. */
    private static boolean isNeverAboutRecords(AwsServiceException answer) {
        if (answer instanceof DynamoDbException) {
            return true;
        }
        AwsErrorDetails details = answer.awsErrorDetails();
        return details != null
                && (TABLE.equals(details.serviceName())
                        || (API.equals(details.serviceName()) && !INVALID_INPUT.equals(details.errorCode())));
    }

    private int status() {
        return answer.map(AwsServiceException::statusCode).orElse(0);
    }

    private String code() {
        return answer.map(AwsServiceException::awsErrorDetails)
                .map(AwsErrorDetails::errorCode)
                .orElse(null);
    }

    private boolean says(String start) {
        return status() == BAD_REQUEST
                && answer.map(AwsServiceException::awsErrorDetails)
                        .filter(details ->
                                String.valueOf(details.errorMessage()).startsWith(start))
                        .isPresent();
    }
}
