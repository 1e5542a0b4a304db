package cognitosync.device.aws;

import cognitosync.device.failure.DeviceException;
import cognitosync.device.failure.Reason;
import cognitosync.device.messages.Messages;
import cognitosync.device.remote.SyncServiceException;
import java.io.IOException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Translates exceptions of the SDK into kinds of failures, with sentences for the person at the terminal.
 *
 * @see <a href="https://docs.aws.amazon.com/cognitosync/latest/APIReference/CommonErrors.html">Common errors</a>
 */
public final class Failures {
    private static final String TABLES = "DynamoDb";
    private static final Set<String> THROTTLED = Set.of(
            "TooManyRequestsException",
            "ThrottlingException",
            "ProvisionedThroughputExceededException",
            "RequestLimitExceeded");
    /** Of IAM, and of AppSync: for a field, and for the API. */
    private static final Set<String> DENIED = Set.of("AccessDeniedException", "Unauthorized", "UnauthorizedException");

    private static final Set<String> NO_CREDENTIALS =
            Set.of("ExpiredTokenException", "ExpiredToken", "UnrecognizedClientException", "InvalidClientTokenId");
    private static final Set<String> WRONG_SIGNATURE =
            Set.of("InvalidSignatureException", "SignatureDoesNotMatch", "RequestExpired");
    /** Error codes of a service that is not available to the account, or to any. */
    private static final Pattern CLOSED_TO_ACCOUNT = Pattern.compile(
            "(SubscriptionRequired|OptInRequired|OperationNotAllowed|UnknownOperation|UnsupportedOperation).*");

    private static final int GONE = 410;
    private static final int PROXY_AUTHENTICATION = 407;
    private static final int FORBIDDEN = 403;

    private Failures() {}

    /** The kind of failure, with its sentence. */
    public static DeviceException of(SdkException e) {
        Optional<DeviceException> own = ownFailure(e);
        if (own.isPresent()) {
            return own.get();
        }
        if (e instanceof AwsServiceException answer && isOfAws(answer)) {
            return kind(answer, sentence(answer));
        }
        if (e instanceof AwsServiceException answer) {
            return DeviceException.foreignAnswer("AWS", answer.statusCode(), e);
        }
        if (e instanceof SdkClientException && String.valueOf(e.getMessage()).contains("credentials")) {
            return new DeviceException(DeviceException.Kind.NOT_ALLOWED, Messages.text("aws.no-credentials"), e);
        }
        return new DeviceException(DeviceException.Kind.NETWORK, Messages.text("aws.no-response", root(e)), e);
    }

    /** The kind of failure of a refused request. */
    public static DeviceException of(SyncServiceException refusal) {
        if (refusal.answer().isPresent()) {
            return of(refusal.answer().get());
        }
        return refusal.isConflict()
                ? new DeviceException(
                        DeviceException.Kind.WRITE_CONFLICT,
                        Messages.text("aws.conflict", refusal.getMessage()),
                        refusal)
                : new DeviceException(DeviceException.Kind.LIMIT_EXCEEDED, refusal.getMessage(), refusal);
    }

    /** A failure that our own code threw within a call of the SDK, which wraps it. */
    static Optional<DeviceException> ownFailure(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof DeviceException device) {
                return Optional.of(device);
            }
        }
        return Optional.empty();
    }

    // A response without a code comes from an intermediary: a proxy, a load balancer, a network's sign-in page.
    private static boolean isOfAws(AwsServiceException e) {
        return e.statusCode() >= 400
                && e.statusCode() != PROXY_AUTHENTICATION
                && e.awsErrorDetails() != null
                && e.awsErrorDetails().errorCode() != null;
    }

    /** Whether the credentials are valid and IAM denies access. */
    public static boolean isDenied(AwsServiceException e) {
        return DENIED.contains(code(e));
    }

    /** Whether Cognito Sync says that the account cannot use it; other errors may have other causes. */
    public static boolean isClosedService(AwsServiceException e) {
        return isOfAws(e)
                && "CognitoSync".equals(e.awsErrorDetails().serviceName())
                && (CLOSED_TO_ACCOUNT.matcher(code(e)).matches() || e.statusCode() == GONE);
    }

    private static String sentence(AwsServiceException e) {
        String said = said(e);
        if (WRONG_SIGNATURE.contains(code(e))) {
            // Its message repeats what was signed.
            return Messages.text("aws.signature", code(e));
        }
        if (NO_CREDENTIALS.contains(code(e))) {
            return Messages.text("aws.expired", code(e));
        }
        if (isDenied(e) || code(e).equals("NotAuthorizedException")) {
            return Messages.text("aws.denied", said);
        }
        if (isClosedService(e)) {
            return Messages.text("aws.closed", said);
        }
        if (e.statusCode() == FORBIDDEN
                && "CognitoSync".equals(e.awsErrorDetails().serviceName())) {
            return Messages.text("aws.denied.account", said);
        }
        if (THROTTLED.contains(code(e))) {
            return isOfTable(e) ? Messages.text("aws.throttled.table", said) : Messages.text("aws.throttled", said);
        }
        return switch (code(e)) {
            case "LimitExceededException" -> Messages.text("aws.limit", said);
            case "ResourceConflictException" -> Messages.text("aws.conflict", said);
            case "ResourceNotFoundException" ->
                isOfTable(e) ? Messages.text("aws.no-table", said) : Messages.text("aws.rejected", said);
            default ->
                e.statusCode() / 100 == 5 ? Messages.text("aws.fault", said) : Messages.text("aws.rejected", said);
        };
    }

    private static DeviceException kind(AwsServiceException e, String sentence) {
        if (isClosedService(e) || e.statusCode() / 100 == 5 || THROTTLED.contains(code(e))) {
            return new DeviceException(DeviceException.Kind.SERVICE, sentence, e);
        }
        return switch (code(e)) {
            case "LimitExceededException" -> new DeviceException(DeviceException.Kind.LIMIT_EXCEEDED, sentence, e);
            case "ResourceConflictException" -> new DeviceException(DeviceException.Kind.WRITE_CONFLICT, sentence, e);
            case "ResourceNotFoundException" -> new DeviceException(DeviceException.Kind.NOT_FOUND, sentence, e);
            case "InvalidInput",
                    "InvalidParameterException",
                    "SerializationException",
                    "ValidationError",
                    "ValidationException" -> new DeviceException(DeviceException.Kind.INVALID_INPUT, sentence, e);
            default -> new DeviceException(DeviceException.Kind.NOT_ALLOWED, sentence, e);
        };
    }

    private static boolean isOfTable(AwsServiceException e) {
        return TABLES.equals(e.awsErrorDetails().serviceName());
    }

    private static String code(AwsServiceException e) {
        return e.awsErrorDetails() == null
                ? ""
                : String.valueOf(e.awsErrorDetails().errorCode());
    }

    private static String said(AwsServiceException e) {
        String message = e.awsErrorDetails().errorMessage();
        String text = code(e) + (message == null || message.isBlank() ? "" : ", " + message.strip());
        return text.endsWith(".") ? text : text + ".";
    }

    private static boolean isLate(Throwable e) {
        return e instanceof ApiCallTimeoutException || e instanceof ApiCallAttemptTimeoutException;
    }

    private static String root(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null && !isLate(root)) {
            root = root.getCause();
        }
        if (isLate(root)) {
            return Messages.text("reason.timeout");
        }
        if (root instanceof UnknownHostException) {
            return Messages.text("reason.unknown-host.region", root.getMessage());
        }
        return root instanceof IOException io
                ? Reason.of(io)
                : root.getClass().getSimpleName() + (root.getMessage() == null ? "" : ": " + root.getMessage());
    }
}
