package cognitosync.conformance.userpool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** What AWS SDK for Java v2 makes of errors. */
final class Refusals {
    private Refusals() {}

    /** Code and message; the class is the one that the SDK has for the code, if it has one. */
    static String of(ThrowingCallable call) {
        AwsServiceException refused = catchThrowableOfType(AwsServiceException.class, call);
        assertThat(refused).as("a refusal").isNotNull();
        assertThat(refused.statusCode()).isBetween(400, 403);
        return refused.awsErrorDetails().errorCode() + ": "
                + refused.awsErrorDetails().errorMessage();
    }
}
