package cognitosync.device.signin;

import java.time.Instant;

/**
 * What the user pool gave.
 *
 * @param idToken says who signed in
 * @param refreshToken brings the next one
 * @param expiresAt when the ID token is of no use any more
 */
record Tokens(String idToken, String refreshToken, Instant expiresAt) {
    /** Without the tokens. */
    @Override
    public String toString() {
        return "tokens until " + expiresAt;
    }
}
