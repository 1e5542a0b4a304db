package cognitosync.device.signin;

import java.time.Instant;
import java.util.Optional;

/**
 * A sign-in on this device.
 *
 * @param origin of the tokens; empty in files of versions that did not record it
 * @param tokens of the user pool
 * @param name of the person
 * @param email of the person
 * @param identityId of the person in the identity pool
 * @param credentials the last ones of that identity
 */
record SignIn(
        Optional<Origin> origin,
        Tokens tokens,
        String name,
        String email,
        String identityId,
        Optional<TemporaryCredentials> credentials) {

    /**
     * Temporary credentials of an identity.
     *
     * @see <a href="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_Credentials.html">Credentials</a>
     */
    record TemporaryCredentials(String accessKeyId, String secretKey, String sessionToken, Instant expiresAt) {
        /** Without the secrets. */
        @Override
        public String toString() {
            return "credentials until " + expiresAt;
        }
    }

    SignIn with(Tokens fresh) {
        return new SignIn(origin, fresh, name, email, identityId, credentials);
    }

    SignIn with(TemporaryCredentials fresh) {
        return new SignIn(origin, tokens, name, email, identityId, Optional.of(fresh));
    }
}
