package cognitosync.device.aws;

import cognitosync.device.failure.DeviceException;
import cognitosync.device.failure.Reason;
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
 * What an exception of the SDK means to the person at the terminal.
 *
 * @see <a href="https://docs.aws.amazon.com/cognitosync/latest/APIReference/CommonErrors.html">Common errors</a>
 */
public final class Failures {
    /** What to do where Cognito Sync is closed to the account. */
    public static final String CLOSED =
            "Amazon Cognito Sync has been closed to new AWS customers since 2026-07-30, and an"
                    + " AWS account that did not use it before cannot start now; use an account that did, or take DynamoDB or"
                    + " AppSync (README, \"On AWS: who can run it\").";

    private static final Set<String> NO_CREDENTIALS =
            Set.of("ExpiredTokenException", "ExpiredToken", "UnrecognizedClientException", "InvalidClientTokenId");
    private static final Set<String> WRONG_SIGNATURE =
            Set.of("InvalidSignatureException", "SignatureDoesNotMatch", "RequestExpired");
    /** Codes of a service that an account may not use, or no account any more. */
    private static final Pattern CLOSED_TO_ACCOUNT = Pattern.compile(
            "(SubscriptionRequired|OptInRequired|OperationNotAllowed|UnknownOperation|UnsupportedOperation).*");

    private static final int GONE = 410;
    private static final int PROXY_AUTHENTICATION = 407;
    private static final int FORBIDDEN = 403;

    private Failures() {}

    /** The kind of failure that it is, with a sentence about it. */
    public static DeviceException of(SdkException e) {
        Optional<DeviceException> told = told(e);
        if (told.isPresent()) {
            return told.get();
        }
        if (e instanceof AwsServiceException answer && isOfAws(answer)) {
            return kind(answer, sentence(answer));
        }
        if (e instanceof AwsServiceException answer) {
            return DeviceException.NetworkFailure.foreignAnswer("AWS", answer.statusCode(), e);
        }
        if (e instanceof SdkClientException && String.valueOf(e.getMessage()).contains("credentials")) {
            return new DeviceException.NotAllowed(
                    "There are no AWS credentials to call with; name a profile with --profile, or set AWS_PROFILE.", e);
        }
        return new DeviceException.NetworkFailure(
                "AWS did not answer (" + root(e) + "); check the network and, for a local cloud, that it runs.", e);
    }

    /** What was said already, by what the SDK called and wrapped the exception of. */
    static Optional<DeviceException> told(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof DeviceException device) {
                return Optional.of(device);
            }
        }
        return Optional.empty();
    }

    // What has no code comes from something in between: a proxy, a load balancer, a page for guests of a network.
    private static boolean isOfAws(AwsServiceException e) {
        return e.statusCode() >= 400
                && e.statusCode() != PROXY_AUTHENTICATION
                && e.awsErrorDetails() != null
                && e.awsErrorDetails().errorCode() != null;
    }

    /** Whether the credentials were good and IAM's policies say no. */
    public static boolean isDenied(AwsServiceException e) {
        return code(e).equals("AccessDeniedException");
    }

    /** Whether this is Cognito Sync saying that the account may not use it; anything else may be something else. */
    public static boolean isClosedService(AwsServiceException e) {
        return isOfAws(e)
                && "CognitoSync".equals(e.awsErrorDetails().serviceName())
                && (CLOSED_TO_ACCOUNT.matcher(code(e)).matches() || e.statusCode() == GONE);
    }

    private static String sentence(AwsServiceException e) {
        String said = said(e);
        if (WRONG_SIGNATURE.contains(code(e))) {
            // Its message repeats what was signed.
            return "AWS did not accept the signature (" + code(e) + "); set this machine's clock, then sign in again.";
        }
        if (NO_CREDENTIALS.contains(code(e))) {
            return "AWS does not know these credentials, or they have expired (" + code(e)
                    + "); sign in again, or renew the profile.";
        }
        if (isDenied(e) || code(e).equals("NotAuthorizedException")) {
            return "AWS refused it: " + said + " Check which credentials are used, and the role of the stack.";
        }
        if (isClosedService(e)) {
            return "Cognito Sync refused this AWS account: " + said + " " + CLOSED;
        }
        if (e.statusCode() == FORBIDDEN
                && "CognitoSync".equals(e.awsErrorDetails().serviceName())) {
            return "AWS refused it: " + said + " Check which credentials are used, the role of the stack, and whether"
                    + " this AWS account may use Cognito Sync.";
        }
        return switch (code(e)) {
            case "LimitExceededException" ->
                "A limit of Cognito Sync stands in the way: " + said
                        + " Delete a dataset (delete-dataset), or use another one: removed records keep their places.";
            case "ResourceConflictException" -> "Another device was faster: " + said + " Run the command again.";
            case "TooManyRequestsException" ->
                "AWS asks for fewer requests: " + said + " Wait a minute and run it again.";
            default ->
                e.statusCode() / 100 == 5
                        ? "AWS has a fault: " + said + " Run the command again later."
                        : "AWS did not take it: " + said + " Check what was given.";
        };
    }

    private static DeviceException kind(AwsServiceException e, String sentence) {
        if (isClosedService(e) || e.statusCode() / 100 == 5) {
            return new DeviceException.ServiceFailure(sentence, e);
        }
        return switch (code(e)) {
            case "LimitExceededException" -> new DeviceException.LimitExceeded(sentence, e);
            case "ResourceConflictException" -> new DeviceException.WriteConflict(sentence, e);
            case "TooManyRequestsException" -> new DeviceException.ServiceFailure(sentence, e);
            case "ResourceNotFoundException" -> new DeviceException.NotFound(sentence, e);
            case "InvalidParameterException", "SerializationException", "ValidationException" ->
                new DeviceException.InvalidInput(sentence, e);
            default -> new DeviceException.NotAllowed(sentence, e);
        };
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
            return "no answer came in time";
        }
        if (root instanceof UnknownHostException) {
            return "there is no host " + root.getMessage()
                    + ", because of the network or because the service is not in that region";
        }
        return root instanceof IOException io
                ? Reason.of(io)
                : root.getClass().getSimpleName() + (root.getMessage() == null ? "" : ": " + root.getMessage());
    }
}
