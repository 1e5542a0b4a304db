package cognitosync.localcloud.token;

/** Checks ID tokens of the user pools of this machine. */
public interface IdTokenVerifier {
    /**
     * Checks signature, issuer, type and expiry of a token.
     *
     * @param jwt compact serialization
     * @param provider user pool that must have issued it, without scheme: {@code cognito-idp.REGION.amazonaws.com/POOL}
     * @throws InvalidTokenException where anything is wrong with it
     */
    IdToken verify(String jwt, String provider);

    /**
     * The server-side check of identity pools: whether the user still exists, is enabled, and the session of the token was not
     * signed out or revoked.
     */
    boolean isStillValid(IdToken token);
}
