package cognitosync.device.signin;

import cognitosync.device.failure.DeviceException;
import cognitosync.device.failure.DeviceException.Kind;
import cognitosync.device.messages.Messages;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;

/**
 * Sentences for errors of the user pool's API. An unknown address, a wrong password and a disabled user get the same one.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/CommonErrors.html">Common
 *     errors</a>
 */
final class UserPoolRefusals {
    /** How far off a clock may be, as for signatures. */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private UserPoolRefusals() {}

    /** An operation was refused for a reason that has nothing to do with the person. */
    static DeviceException of(String operation, String endpoint, UserPoolApi.Answer.Refused refused) {
        String said = said(refused);
        if (refused.code().startsWith("TooManyRequests")
                || refused.code().startsWith("LimitExceeded")
                || refused.code().startsWith("Throttling")) {
            return new DeviceException(Kind.SERVICE, Messages.text("aws.throttled", said));
        }
        if (refused.status() / 100 == 5) {
            return new DeviceException(Kind.SERVICE, Messages.text("aws.fault", said));
        }
        if (refused.code().equals("ResourceNotFoundException")) {
            return new DeviceException(Kind.SERVICE, Messages.text("user-pool.gone", said));
        }
        return new DeviceException(Kind.SERVICE, Messages.text("user-pool.refused", endpoint, operation, said));
    }

    /**
     * A password was refused.
     *
     * @param site the page that confirms accounts and resets passwords
     * @param now by this device's clock
     */
    static DeviceException ofPassword(
            String operation, String endpoint, UserPoolApi.Answer.Refused refused, URI site, Instant now) {
        return switch (refused.code()) {
            case "NotAuthorizedException" -> new DeviceException(Kind.NOT_SIGNED_IN, incorrect(refused, now));
            case "UserNotFoundException" ->
                new DeviceException(Kind.NOT_SIGNED_IN, Messages.text("sign-in.password.incorrect"));
            case "UserNotConfirmedException" ->
                new DeviceException(Kind.NOT_SIGNED_IN, Messages.text("sign-in.password.unconfirmed", site));
            case "PasswordResetRequiredException" ->
                new DeviceException(Kind.NOT_SIGNED_IN, Messages.text("sign-in.password.reset", site));
            default -> of(operation, endpoint, refused);
        };
    }

    // All of these have the same code.
    private static String incorrect(UserPoolApi.Answer.Refused refused, Instant now) {
        if (refused.message().contains("attempts exceeded")) {
            return Messages.text("sign-in.password.locked");
        }
        if (refused.message().contains("has expired")) {
            return Messages.text("sign-in.password.temporary-expired");
        }
        if (refused.at()
                .filter(theirs -> Duration.between(theirs, now).abs().compareTo(TOLERANCE) >= 0)
                .isPresent()) {
            return Messages.text("sign-in.password.clock");
        }
        return Messages.text("sign-in.password.incorrect");
    }

    /** What the service said, as a part of a sentence that ends there. */
    static String said(UserPoolApi.Answer.Refused refused) {
        String text = refused.code()
                + (refused.message().isBlank() ? "" : ", " + refused.message().strip());
        return text.endsWith(".") ? text : text + ".";
    }
}
