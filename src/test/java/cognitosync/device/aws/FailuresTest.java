package cognitosync.device.aws;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.device.failure.DeviceException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

class FailuresTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                CognitoSync     | 403 | AccessDeniedException           | NOT_ALLOWED    | AWS denied access
                CognitoSync     | 400 | NotAuthorizedException          | NOT_ALLOWED    | AWS denied access
                CognitoSync     | 403 | ExpiredTokenException           | NOT_ALLOWED    | have expired
                CognitoSync     | 403 | InvalidSignatureException       | NOT_ALLOWED    | Set this machine's clock
                CognitoSync     | 400 | LimitExceededException          | LIMIT_EXCEEDED | Delete a dataset with `device delete-dataset`
                CognitoSync     | 409 | ResourceConflictException       | WRITE_CONFLICT | Another device was faster
                CognitoSync     | 429 | TooManyRequestsException        | SERVICE        | Wait a minute
                CognitoSync     | 500 | InternalErrorException          | SERVICE        | AWS service error
                CognitoSync     | 403 | SubscriptionRequiredException   | SERVICE        | closed to new AWS customers
                CognitoSync     | 403 | OptInRequired                   | SERVICE        | closed to new AWS customers
                CognitoIdentity | 403 | OptInRequired                   | NOT_ALLOWED    | AWS rejected the request
                CognitoSync     | 400 | InvalidParameterException       | INVALID_INPUT  | AWS rejected the request
                CognitoSync     | 404 | ResourceNotFoundException       | NOT_FOUND      | AWS rejected the request
                CognitoSync     | 502 |                                 | NETWORK        | responded instead (HTTP 502)
                CognitoSync     | 407 | ProxyAuthenticationRequired     | NETWORK        | responded instead (HTTP 407)
                CognitoSync     | 302 | Found                           | NETWORK        | responded instead (HTTP 302)
                CognitoSync     | 400 | SerializationException          | INVALID_INPUT  | AWS rejected the request
                CognitoSync     | 400 | SomethingNewException           | NOT_ALLOWED    | AWS rejected the request
                CognitoSync     | 403 | SomethingNewException           | NOT_ALLOWED    | whether this AWS account can use
                CognitoSync     | 410 | Gone                            | SERVICE        | closed to new AWS customers
                CognitoSync     | 404 | UnknownOperationException       | SERVICE        | closed to new AWS customers
                """)
    void answer_ofTheService_isASentenceWithARemedy(
            String service, int status, String code, DeviceException.Kind kind, String sentence) {
        DeviceException failure = Failures.of(AwsServiceException.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .serviceName(service)
                        .errorCode(code)
                        .errorMessage("The signature was AKIDHUSH")
                        .build())
                .build());
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure).hasMessageContaining(sentence).message().endsWith(".");
        // A signed request is not retried.
        assertThat(failure.getMessage().contains("AKIDHUSH") && sentence.contains("clock"))
                .isFalse();
    }

    @Test
    void noAnswer_isToldInWords() {
        assertThat(said(new UnknownHostException("cognito-sync.mars-1.amazonaws.com")))
                .contains("unknown host cognito-sync.mars-1.amazonaws.com", "exists in that region");
        assertThat(said(new ConnectException("Connection refused"))).contains("the connection was refused");
        assertThat(said(new SocketTimeoutException("Read timed out"))).contains("no response in time");
    }

    private static String said(Exception cause) {
        DeviceException failure = Failures.of(
                SdkClientException.create("Unable to execute HTTP request", new IllegalStateException(cause)));
        assertThat(failure).isInstanceOfSatisfying(DeviceException.class, e -> assertThat(e.kind())
                .isEqualTo(DeviceException.Kind.NETWORK));
        return failure.getMessage();
    }
}
