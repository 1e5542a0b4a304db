package cognitosync.device.signin;

import java.time.Instant;

/**
 * Tokens of the user pool.
 *
 * @param idToken of the signed-in person
 * @param refreshToken gets new tokens
 * @param expiresAt when the ID token expires
 */
record Tokens(String idToken, String refreshToken, Instant expiresAt) {
    /** Without the tokens. */
    @Override
    public String toString() {
        return "tokens until " + expiresAt;
    }
}
