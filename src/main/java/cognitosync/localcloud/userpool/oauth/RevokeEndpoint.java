package cognitosync.localcloud.userpool.oauth;

import static cognitosync.localcloud.userpool.oauth.OauthResponse.required;

import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.store.Transaction;
import cognitosync.localcloud.userpool.oauth.OauthResponse.OauthException;
import cognitosync.localcloud.userpool.settings.AppClients.AppClient;
import cognitosync.localcloud.userpool.settings.Pools.UserPool;
import java.sql.SQLException;
import java.util.Optional;

/**
 * {@code POST /oauth2/revoke}: ends the sign-in of a refresh token and with it every token of that sign-in
 * (<a href="https://www.rfc-editor.org/rfc/rfc7009">RFC 7009</a>).
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/revocation-endpoint.html">Revoke endpoint</a>
 */
record RevokeEndpoint(
        ClientAuthentication authentication, Database database, SignIns signIns, RefreshTokens refreshTokens)
        implements PoolEndpoint {
    @Override
    public Response respond(PoolCall call) {
        return OauthResponse.answer(() -> revoke(call.pool(), call.request()));
    }

    private Response revoke(UserPool pool, Request request) {
        String token = required(request, "token");
        AppClient client = authentication.authenticate(pool, request);
        if (!client.revocable()) {
            throw new OauthException("unauthorized_client", "Token revocation is off for this app client.");
        }
        if (token.chars().filter(c -> c == '.').count() == 2) {
            throw new OauthException("unsupported_token_type", "Only refresh tokens can be revoked.");
        }
        database.write(transaction -> revoke(transaction, client, token));
        return Response.empty(200).with("Cache-Control", "no-store");
    }

    // RFC 7009, section 2.2: an unknown token is no error, the client could do nothing about it.
    private Optional<SignIns.SignIn> revoke(Transaction transaction, AppClient client, String token)
            throws SQLException {
        Optional<RefreshTokens.RefreshToken> known = refreshTokens.find(transaction, token);
        if (known.isEmpty()) {
            return Optional.empty();
        }
        Optional<SignIns.SignIn> signIn = signIns.find(transaction, known.get().signInId());
        if (signIn.isPresent() && signIn.get().clientId().equals(client.id())) {
            signIns.revoke(transaction, signIn.get().id());
        }
        return signIn;
    }
}
