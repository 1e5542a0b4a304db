package cognitosync.localcloud.userpool.oauth;

import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.store.Transaction;
import cognitosync.localcloud.token.TokenIssuer;
import cognitosync.localcloud.userpool.oauth.TokenRefresh.Result.Refreshed;
import cognitosync.localcloud.userpool.settings.AppClients.AppClient;
import cognitosync.localcloud.userpool.settings.Pools.UserPool;
import cognitosync.localcloud.userpool.users.User;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The tokens of sign-ins through the API. They are those of the OAuth endpoints and may be refreshed and revoked there too.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-with-identity-providers.html">Understanding
 *     user pool JSON web tokens</a>
 */
public final class UserTokens {
    private static final int BAD_REQUEST = 400;

    private final Database database;
    private final SignIns signIns;
    private final RefreshTokens refreshTokens;
    private final TokenRefresh refresh;
    private final TokenIssuer issuer;
    private final TokenClaims tokenClaims;
    private final InstantSource clock;

    UserTokens(
            Database database,
            SignIns signIns,
            RefreshTokens refreshTokens,
            TokenRefresh refresh,
            TokenIssuer issuer,
            TokenClaims tokenClaims,
            InstantSource clock) {
        this.database = database;
        this.signIns = signIns;
        this.refreshTokens = refreshTokens;
        this.refresh = refresh;
        this.issuer = issuer;
        this.tokenClaims = tokenClaims;
        this.clock = clock;
    }

    /**
     * Tokens of one answer.
     *
     * @param refreshToken empty where the one that was used stays the one to use
     * @param lifetime of the access token
     */
    public record Issued(String accessToken, String idToken, Optional<String> refreshToken, Duration lifetime) {
        /** Nothing: every part is a secret. */
        @Override
        public String toString() {
            return "tokens";
        }
    }

    private record Begun(SignIns.SignIn signIn, String refreshToken) {}

    /** Begins a sign-in of a user who has proven who it is. */
    public Issued begin(UserPool pool, AppClient client, User user) {
        Begun begun = database.write(transaction -> {
            SignIns.SignIn signIn = signIns.add(
                    transaction, client, user, AccessTokens.SELF_SERVICE, Optional.empty(), clock.instant());
            return new Begun(signIn, refreshTokens.issue(transaction, signIn));
        });
        return sign(pool, client, user, begun.signIn(), Optional.of(begun.refreshToken()));
    }

    /** Whose refresh token it is; empty where it is none of the client's. */
    public Optional<String> owner(String clientId, String refreshToken) {
        return database.read(transaction -> signIn(transaction, clientId, refreshToken))
                .map(SignIns.SignIn::sub);
    }

    /**
     * New tokens for a refresh token.
     *
     * @throws AwsException {@code NotAuthorizedException} where it is not one of the client's, expired or revoked, or the user is
     *     disabled; {@code RefreshTokenReuseException} where it was replaced and its grace period is over
     */
    public Issued refresh(UserPool pool, AppClient client, String refreshToken) {
        TokenRefresh.Result result = refresh.run(client, refreshToken);
        if (result instanceof Refreshed refreshed) {
            return sign(pool, client, refreshed.user(), refreshed.signIn(), refreshed.replacement());
        }
        throw switch (((TokenRefresh.Result.Refused) result).reason()) {
            case UNKNOWN -> notAuthorized("Invalid Refresh Token");
            case EXPIRED -> notAuthorized("Refresh Token has expired");
            case REVOKED -> notAuthorized("Refresh Token has been revoked");
            case DISABLED -> notAuthorized("User is disabled.");
            case REPLACED ->
                new AwsException(
                        "RefreshTokenReuseException", BAD_REQUEST, "Refresh token has been invalidated by rotation");
        };
    }

    private static AwsException notAuthorized(String message) {
        return new AwsException("NotAuthorizedException", BAD_REQUEST, message);
    }

    /** Ends the sign-in of a refresh token of the client, and with it all of its tokens; unknown tokens are as good as revoked. */
    public void revoke(AppClient client, String refreshToken) {
        database.write(transaction -> {
            Optional<SignIns.SignIn> signIn = signIn(transaction, client.id(), refreshToken);
            if (signIn.isPresent()) {
                signIns.revoke(transaction, signIn.get().id());
            }
            return signIn;
        });
    }

    /** Ends every sign-in of a user. */
    public void revokeAll(User user) {
        database.write(transaction -> {
            signIns.revokeAll(transaction, user);
            return user;
        });
    }

    private Optional<SignIns.SignIn> signIn(Transaction transaction, String clientId, String refreshToken)
            throws SQLException {
        Optional<RefreshTokens.RefreshToken> token = refreshTokens.find(transaction, refreshToken);
        return token.isEmpty()
                ? Optional.empty()
                : signIns.stored(transaction, token.get().signInId())
                        .map(SignIns.Stored::signIn)
                        .filter(signIn -> signIn.clientId().equals(clientId));
    }

    private Issued sign(
            UserPool pool, AppClient client, User user, SignIns.SignIn signIn, Optional<String> refreshToken) {
        Tokens.Claims claims = tokenClaims.of(pool, client, user, signIn);
        String accessToken = issuer.sign(claims.accessToken());
        return new Issued(
                accessToken, issuer.sign(claims.idToken(accessToken)), refreshToken, client.accessTokenValidity());
    }
}
