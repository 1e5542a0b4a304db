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
                CognitoSync     | 403 | AccessDeniedException           | NotAllowed     | AWS denied access
                CognitoSync     | 400 | NotAuthorizedException          | NotAllowed     | AWS denied access
                CognitoSync     | 403 | ExpiredTokenException           | NotAllowed     | have expired
                CognitoSync     | 403 | InvalidSignatureException       | NotAllowed     | Set this machine's clock
                CognitoSync     | 400 | LimitExceededException          | LimitExceeded  | Delete a dataset with `device delete-dataset`
                CognitoSync     | 409 | ResourceConflictException       | WriteConflict  | Another device was faster
                CognitoSync     | 429 | TooManyRequestsException        | ServiceFailure | Wait a minute
                CognitoSync     | 500 | InternalErrorException          | ServiceFailure | AWS service error
                CognitoSync     | 403 | SubscriptionRequiredException   | ServiceFailure | closed to new AWS customers
                CognitoSync     | 403 | OptInRequired                   | ServiceFailure | closed to new AWS customers
                CognitoIdentity | 403 | OptInRequired                   | NotAllowed     | AWS rejected the request
                CognitoSync     | 400 | InvalidParameterException       | InvalidInput   | AWS rejected the request
                CognitoSync     | 404 | ResourceNotFoundException       | NotFound       | AWS rejected the request
                CognitoSync     | 502 |                                 | NetworkFailure | responded instead (HTTP 502)
                CognitoSync     | 407 | ProxyAuthenticationRequired     | NetworkFailure | responded instead (HTTP 407)
                CognitoSync     | 302 | Found                           | NetworkFailure | responded instead (HTTP 302)
                CognitoSync     | 400 | SerializationException          | InvalidInput   | AWS rejected the request
                CognitoSync     | 400 | SomethingNewException           | NotAllowed     | AWS rejected the request
                CognitoSync     | 403 | SomethingNewException           | NotAllowed     | whether this AWS account can use
                CognitoSync     | 410 | Gone                            | ServiceFailure | closed to new AWS customers
                CognitoSync     | 404 | UnknownOperationException       | ServiceFailure | closed to new AWS customers
                """)
    void answer_ofTheService_isASentenceWithARemedy(
            String service, int status, String code, String kind, String sentence) {
        DeviceException failure = Failures.of(AwsServiceException.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .serviceName(service)
                        .errorCode(code)
                        .errorMessage("The signature was AKIDHUSH")
                        .build())
                .build());
        assertThat(failure.getClass().getSimpleName()).isEqualTo(kind);
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
        assertThat(failure).isInstanceOf(DeviceException.NetworkFailure.class);
        return failure.getMessage();
    }
}
