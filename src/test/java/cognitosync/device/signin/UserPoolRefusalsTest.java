package cognitosync.device.signin;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.device.failure.DeviceException;
import cognitosync.device.signin.UserPoolApi.Answer.Refused;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserPoolRefusalsTest {
    private static final Instant NOW = Instant.parse("2026-09-03T07:08:09Z");
    private static final URI SITE = URI.create("https://site.example/");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            NotAuthorizedException         | Incorrect username or password.  | NOT_SIGNED_IN | Email address or password is wrong.
            NotAuthorizedException         | User is disabled.                | NOT_SIGNED_IN | Email address or password is wrong.
            UserNotFoundException          | User does not exist.             | NOT_SIGNED_IN | Email address or password is wrong.
            NotAuthorizedException         | Password attempts exceeded       | NOT_SIGNED_IN | There were too many attempts
            NotAuthorizedException         | Temporary password has expired and must be reset by an administrator. | NOT_SIGNED_IN | Your temporary password has expired.
            UserNotConfirmedException      | User is not confirmed.           | NOT_SIGNED_IN | Your account is not confirmed yet. Sign in at https://site.example/,
            PasswordResetRequiredException | Password reset required          | NOT_SIGNED_IN | Your password must be reset. Do that at https://site.example/,
            TooManyRequestsException       | Too many requests                | SERVICE       | AWS is throttling requests: TooManyRequestsException, Too many requests.
            InternalErrorException         | ''                               | SERVICE       | AWS service error: InternalErrorException.
            ResourceNotFoundException      | User pool client x does not exist. | SERVICE     | The user pool or its app client does not exist: ResourceNotFoundException,
            InvalidParameterException      | USER_SRP_AUTH is not enabled for the client. | SERVICE | The user pool API https://pool refused InitiateAuth: InvalidParameterException, USER_SRP_AUTH
            """)
    void refusal_isASentence(String code, String message, DeviceException.Kind kind, String sentence) {
        int status = code.startsWith("Internal") ? 500 : 400;
        DeviceException refusal = of(new Refused(code, message, status, Optional.of(NOW)));
        assertThat(refusal).hasMessageStartingWith(sentence).hasMessageEndingWith(".");
        assertThat(refusal.kind()).isEqualTo(kind);
    }

    @Test
    void clockThatIsOff_isNamed_becauseTheProofIsThenRefusedLikeAWrongPassword() {
        String message = "Incorrect username or password.";
        for (int seconds : new int[] {-300, 300}) {
            assertThat(of(new Refused("NotAuthorizedException", message, 400, Optional.of(NOW.plusSeconds(seconds)))))
                    .hasMessageContaining("Set the clock");
        }
        for (Optional<Instant> at : List.of(Optional.<Instant>empty(), Optional.of(NOW.plusSeconds(299)))) {
            assertThat(of(new Refused("NotAuthorizedException", message, 400, at)))
                    .hasMessageStartingWith("Email address or password is wrong.");
        }
    }

    /** Cognito signs it anew in its own form, in which a day has no leading zero. */
    @Test
    void timestamp_isInTheOnlyFormThatCognitoTakes() {
        assertThat(PasswordSignIn.timestamp(() -> NOW)).isEqualTo("Thu Sep 3 07:08:09 UTC 2026");
        assertThat(PasswordSignIn.timestamp(() -> Instant.parse("2026-12-31T23:59:59Z")))
                .isEqualTo("Thu Dec 31 23:59:59 UTC 2026");
    }

    private static DeviceException of(Refused refused) {
        return UserPoolRefusals.ofPassword("InitiateAuth", "https://pool", refused, SITE, NOW);
    }
}
