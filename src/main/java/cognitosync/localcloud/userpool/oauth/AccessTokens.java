package cognitosync.localcloud.userpool.oauth;

import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.token.TokenVerifier;
import cognitosync.localcloud.token.TokenVerifier.ExpiredTokenException;
import cognitosync.localcloud.token.TokenVerifier.InvalidTokenException;
import cognitosync.localcloud.userpool.settings.AppClients;
import cognitosync.localcloud.userpool.settings.AppClients.AppClient;
import cognitosync.localcloud.userpool.settings.Pools;
import cognitosync.localcloud.userpool.settings.Pools.UserPool;
import cognitosync.localcloud.userpool.users.User;
import cognitosync.localcloud.userpool.users.UserStatus;
import cognitosync.localcloud.userpool.users.Users;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.Optional;
import java.util.Set;

/**
 * Access tokens by which users call the API of their pool.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flows-public-server-side.html#user-pool-apis-auth-unauth">Operations
 *     that access tokens authorize</a>
 */
public final class AccessTokens {
    /** The scope that opens the API. Tokens of the API's own sign-in have it, those of the pages if the app asked for it. */
    public static final String SELF_SERVICE = "aws.cognito.signin.user.admin";

    private static final int BAD_REQUEST = 400;

    private final TokenVerifier verifier;
    private final SignIns signIns;
    private final Pools pools;
    private final AppClients clients;
    private final Users users;

    AccessTokens(TokenVerifier verifier, SignIns signIns, Pools pools, AppClients clients, Users users) {
        this.verifier = verifier;
        this.signIns = signIns;
        this.pools = pools;
        this.clients = clients;
        this.users = users;
    }

    /**
     * Whose token it is.
     *
     * @param client that it was issued to
     * @param signInId its {@code origin_jti}
     */
    public record Bearer(UserPool pool, AppClient client, User user, String signInId) {}

    /**
     * The user who calls.
     *
     * @throws AwsException {@code NotAuthorizedException} where the token is not one of an access token, foreign, expired, revoked or
     *     without the scope, or the user is disabled; {@code UserNotFoundException} where the user was deleted;
     *     {@code PasswordResetRequiredException} where the password has to be reset first
     */
    public Bearer require(String token) {
        UserPool pool = issuer(token).orElseThrow(AccessTokens::invalid);
        JWTClaimsSet claims = claims(token, pool);
        AppClient client = clients.find(String.valueOf(claims.getClaim("client_id")), pool.id())
                .orElseThrow(AccessTokens::invalid);
        User user = users.find(pool.id(), claims.getSubject())
                .orElseThrow(() -> new AwsException("UserNotFoundException", BAD_REQUEST, "User does not exist."));
        String signInId = String.valueOf(claims.getClaim("origin_jti"));
        if (!signIns.isUnrevoked(signInId)) {
            throw notAuthorized("Access Token has been revoked");
        }
        if (!user.enabled()) {
            throw notAuthorized("User is disabled.");
        }
        if (user.status() == UserStatus.RESET_REQUIRED) {
            throw new AwsException(
                    "PasswordResetRequiredException", BAD_REQUEST, "Password reset required for the user");
        }
        if (!Set.of(String.valueOf(claims.getClaim("scope")).split(" ", -1)).contains(SELF_SERVICE)) {
            throw notAuthorized("Access Token does not have required scopes");
        }
        return new Bearer(pool, client, user, signInId);
    }

    // Names the key to check it with; nothing else of an unchecked token is read.
    private Optional<UserPool> issuer(String token) {
        try {
            String issuer = Optional.ofNullable(
                            SignedJWT.parse(token).getJWTClaimsSet().getIssuer())
                    .orElse("");
            return pools.find(issuer.substring(issuer.lastIndexOf('/') + 1))
                    .filter(pool -> pool.issuer().equals(issuer));
        } catch (ParseException e) {
            // Not a token; which of the checks failed is not the caller's to know.
            return Optional.empty();
        }
    }

    private JWTClaimsSet claims(String token, UserPool pool) {
        try {
            return verifier.verify(token, pool.issuer(), "access");
        } catch (ExpiredTokenException e) {
            throw notAuthorized("Access Token has expired");
        } catch (InvalidTokenException e) {
            throw invalid();
        }
    }

    private static AwsException invalid() {
        return notAuthorized("Invalid Access Token");
    }

    private static AwsException notAuthorized(String message) {
        return new AwsException("NotAuthorizedException", BAD_REQUEST, message);
    }
}
