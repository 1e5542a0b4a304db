package cognitosync.device.signin;

import cognitosync.device.failure.DeviceException;
import java.util.Optional;

/** What a person who signs in by password is asked for; each throws a {@link DeviceException} if there is no answer. */
public interface PasswordPrompt {
    /** The e-mail address. */
    String email();

    /** The password. */
    String password();

    /**
     * A new password in place of a temporary one.
     *
     * @param refusal why the one before was refused, as a sentence; empty the first time
     */
    String newPassword(Optional<String> refusal);

    /** An attribute that the user pool requires and does not have. */
    String attribute(String name);
}
