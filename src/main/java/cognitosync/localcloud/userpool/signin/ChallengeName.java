package cognitosync.localcloud.userpool.signin;

import java.util.Arrays;
import java.util.Optional;

/** The challenges that are run, of {@code ChallengeNameType}. */
public enum ChallengeName {
    /** Choose how to prove it is you. */
    SELECT_CHALLENGE,
    /** Send the password. */
    PASSWORD,
    /** Begin SRP. */
    PASSWORD_SRP,
    /** Prove the password by SRP. */
    PASSWORD_VERIFIER,
    /** Replace a temporary password. */
    NEW_PASSWORD_REQUIRED;

    /** The challenge of that name; empty where it is not run. */
    public static Optional<ChallengeName> of(String name) {
        return Arrays.stream(values())
                .filter(challenge -> challenge.name().equals(name))
                .findFirst();
    }
}
