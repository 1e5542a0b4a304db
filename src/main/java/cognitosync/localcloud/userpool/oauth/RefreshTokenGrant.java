package cognitosync.localcloud.userpool.oauth;

import static cognitosync.localcloud.userpool.oauth.OauthResponse.required;

import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.store.Transaction;
import cognitosync.localcloud.token.TokenIssuer;
import cognitosync.localcloud.userpool.oauth.OauthResponse.OauthException;
import cognitosync.localcloud.userpool.settings.AppClients.AppClient;
import cognitosync.localcloud.userpool.settings.Pools.UserPool;
import cognitosync.localcloud.userpool.users.User;
import cognitosync.localcloud.userpool.users.Users;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * {@code grant_type=refresh_token}. With rotation every use brings a new refresh token; the old one works until its grace period
 * ends, and the life of the whole does not grow.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-refresh-token.html">Refresh
 *     tokens</a>
 */
record RefreshTokenGrant(
        Database database,
        SignIns signIns,
        RefreshTokens refreshTokens,
        Users users,
        TokenIssuer issuer,
        InstantSource clock)
        implements TokenEndpoint.Grant {
    private record Refreshed(SignIns.SignIn signIn, Optional<String> refreshToken) {}

    @Override
    public ObjectNode redeem(UserPool pool, AppClient client, Request request) {
        String token = required(request, "refresh_token");
        Refreshed refreshed = database.write(transaction -> refresh(transaction, client, token));
        SignIns.SignIn signIn = refreshed.signIn();
        User user =
                users.find(signIn.poolId(), signIn.sub()).filter(User::enabled).orElseThrow(RefreshTokenGrant::invalid);
        Tokens.Claims claims = new Tokens.Claims(pool, client, user, signIn, clock.instant());
        ObjectNode body = Tokens.sign(issuer, claims).body();
        refreshed.refreshToken().ifPresent(replacement -> body.put("refresh_token", replacement));
        return body;
    }

    private Refreshed refresh(Transaction transaction, AppClient client, String given) throws SQLException {
        Instant now = clock.instant();
        RefreshTokens.RefreshToken token =
                refreshTokens.find(transaction, given).orElseThrow(RefreshTokenGrant::invalid);
        SignIns.SignIn signIn = signIns.find(transaction, token.signInId())
                .filter(found -> found.clientId().equals(client.id()))
                .orElseThrow(RefreshTokenGrant::invalid);
        // Also where rotation was turned off since: what was replaced, and perhaps stolen, must not come back.
        Duration grace = client.rotationGrace().orElse(Duration.ZERO);
        if (token.replacedAt().filter(at -> !now.isBefore(at.plus(grace))).isPresent()) {
            throw invalid();
        }
        if (client.rotationGrace().isEmpty()) {
            return new Refreshed(signIn, Optional.empty());
        }
        refreshTokens.replace(transaction, token, now);
        return new Refreshed(signIn, Optional.of(refreshTokens.issue(transaction, signIn)));
    }

    private static OauthException invalid() {
        return new OauthException(
                "invalid_grant", "The refresh token is unknown, replaced, expired or revoked; sign in again.");
    }
}
