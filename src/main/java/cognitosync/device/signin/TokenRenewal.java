package cognitosync.device.signin;

import java.util.Optional;

/** What a refresh token is good for. */
interface TokenRenewal {
    /** Exchanges a refresh token for new tokens; empty if it is no longer valid. */
    Optional<Tokens> refresh(String refreshToken);

    /** Revokes a refresh token and all tokens issued with it. */
    void revoke(String refreshToken);
}
