package cognitosync.localcloud.userpool.oauth;

import static cognitosync.localcloud.userpool.oauth.OauthResponse.required;

import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.store.Transaction;
import cognitosync.localcloud.token.OpaqueToken;
import cognitosync.localcloud.token.TokenIssuer;
import cognitosync.localcloud.userpool.oauth.OauthResponse.OauthException;
import cognitosync.localcloud.userpool.settings.AppClients.AppClient;
import cognitosync.localcloud.userpool.settings.Pools.UserPool;
import cognitosync.localcloud.userpool.users.User;
import cognitosync.localcloud.userpool.users.Users;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;

/**
 * {@code grant_type=authorization_code} (RFC 6749, section 4.1.3, with RFC 7636, section 4.6). A code that comes twice takes the
 * tokens of its first use with it.
 */
record AuthorizationCodeGrant(
        Database database,
        AuthorizationCodes codes,
        SignIns signIns,
        RefreshTokens refreshTokens,
        Users users,
        TokenIssuer issuer,
        TokenClaims tokenClaims,
        InstantSource clock)
        implements TokenEndpoint.Grant {
    private sealed interface Redemption {
        record Fresh(SignIns.SignIn signIn, User user, String refreshToken) implements Redemption {}

        record Refused(String reason) implements Redemption {}
    }

    @Override
    public ObjectNode redeem(UserPool pool, AppClient client, Request request) {
        if (!AuthorizationRequest.ResponseType.CODE.isAllowedTo(client)) {
            throw new OauthException("unauthorized_client", "This app client may not use authorization codes.");
        }
        String code = required(request, "code");
        // A refusal is a value, not an exception: what it revokes has to be committed.
        Redemption redemption = database.write(transaction -> redeem(transaction, code, client, request));
        if (redemption instanceof Redemption.Fresh fresh) {
            Tokens.Claims claims = tokenClaims.of(pool, client, fresh.user(), fresh.signIn());
            return Tokens.sign(issuer, claims).body().put("refresh_token", fresh.refreshToken());
        }
        throw new OauthException("invalid_grant", ((Redemption.Refused) redemption).reason());
    }

    private Redemption redeem(Transaction transaction, String given, AppClient client, Request request)
            throws SQLException {
        Optional<AuthorizationCodes.Code> found = codes.find(transaction, given);
        if (found.isEmpty() || !found.get().clientId().equals(client.id())) {
            return new Redemption.Refused("The code is not one of this app client's.");
        }
        AuthorizationCodes.Code code = found.get();
        if (code.spentOn().isPresent()) {
            signIns.revoke(transaction, code.spentOn().get());
            return new Redemption.Refused("The code was used before; its tokens are revoked.");
        }
        if (!clock.instant().isBefore(code.expiresAt())) {
            return new Redemption.Refused("The code has expired; sign in again.");
        }
        if (!request.form("redirect_uri").equals(Optional.of(code.redirectUri()))) {
            return new Redemption.Refused("redirect_uri is not the one that the code was asked for with.");
        }
        if (!isProven(code.challenge(), request.form("code_verifier"))) {
            return new Redemption.Refused("code_verifier does not fit the code_challenge.");
        }
        Optional<User> user = users.find(code.poolId(), code.sub()).filter(User::enabled);
        if (user.isEmpty()) {
            return new Redemption.Refused("The user does not exist any more, or may not sign in.");
        }
        SignIns.SignIn signIn =
                signIns.add(transaction, client, user.get(), code.scope(), code.nonce(), code.authTime());
        codes.spend(transaction, code, signIn.id());
        return new Redemption.Fresh(signIn, user.get(), refreshTokens.issue(transaction, signIn));
    }

    // RFC 9700, section 4.8.2: a verifier for a code without challenge is refused too.
    private static boolean isProven(Optional<String> challenge, Optional<String> verifier) {
        if (challenge.isEmpty() || verifier.isEmpty()) {
            return challenge.isEmpty() && verifier.isEmpty();
        }
        String hash = Base64.getUrlEncoder().withoutPadding().encodeToString(OpaqueToken.sha256(verifier.get()));
        return OpaqueToken.matches(challenge.get(), hash);
    }
}
