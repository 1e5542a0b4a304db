package cognitosync.localcloud.userpool.oauth;

import cognitosync.localcloud.token.OpaqueToken;
import cognitosync.localcloud.token.TokenIssuer;
import cognitosync.localcloud.userpool.groups.GroupClaims;
import cognitosync.localcloud.userpool.settings.AppClients.AppClient;
import cognitosync.localcloud.userpool.settings.Pools.UserPool;
import cognitosync.localcloud.userpool.users.User;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The tokens of one answer.
 *
 * @param idToken empty where {@code openid} was not asked for
 * @param lifetime of the access token
 */
record Tokens(Optional<String> idToken, String accessToken, Duration lifetime) {
    static Tokens sign(TokenIssuer issuer, Claims claims) {
        String accessToken = issuer.sign(claims.accessToken());
        Optional<String> idToken = (" " + claims.signIn().scope() + " ").contains(" openid ")
                ? Optional.of(issuer.sign(claims.idToken(accessToken)))
                : Optional.empty();
        return new Tokens(idToken, accessToken, claims.client().accessTokenValidity());
    }

    /** What every successful answer of a token endpoint has (RFC 6749, section 5.1). */
    ObjectNode body() {
        ObjectNode body = OauthResponse.object();
        idToken.ifPresent(token -> body.put("id_token", token));
        return body.put("access_token", accessToken)
                .put("expires_in", lifetime.toSeconds())
                .put("token_type", "Bearer");
    }

    /** Nothing: every part is a secret. */
    @Override
    public String toString() {
        return "tokens";
    }

    /**
     * What a pool's tokens say, for one sign-in at one instant.
     *
     * @see <a
     *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-id-token.html">ID
     *     token</a>
     * @see <a
     *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html">Access
     *     token</a>
     */
    record Claims(UserPool pool, AppClient client, User user, GroupClaims groups, SignIns.SignIn signIn, Instant now) {

        JWTClaimsSet accessToken() {
            JWTClaimsSet.Builder claims = common(now.plus(client.accessTokenValidity()))
                    .claim("token_use", "access")
                    .claim("client_id", client.id())
                    .claim("scope", signIn.scope())
                    .claim("username", user.sub());
            groups.ofAccessToken().forEach(claims::claim);
            if (!isOfApi()) {
                claims.claim("version", 2);
            }
            return claims.build();
        }

        // Sign-in through the API has this scope alone, and its tokens lack what OpenID Connect and OAuth add.
        private boolean isOfApi() {
            return signIn.scope().equals(AccessTokens.SELF_SERVICE);
        }

        JWTClaimsSet idToken(String accessToken) {
            JWTClaimsSet.Builder claims = common(now.plus(client.idTokenValidity()))
                    .claim("token_use", "id")
                    .audience(client.id())
                    .claim("cognito:username", user.sub());
            if (!isOfApi()) {
                claims.claim("at_hash", halfHash(accessToken));
            }
            groups.ofIdToken().forEach(claims::claim);
            signIn.nonce().ifPresent(nonce -> claims.claim("nonce", nonce));
            UserClaims.of(user, client, Set.copyOf(List.of(signIn.scope().split(" ", -1))))
                    .forEach(claims::claim);
            return claims.build();
        }

        private JWTClaimsSet.Builder common(Instant expiry) {
            return new JWTClaimsSet.Builder()
                    .issuer(pool.issuer())
                    .subject(user.sub())
                    .jwtID(UUID.randomUUID().toString())
                    .claim("origin_jti", signIn.id())
                    .claim("event_id", signIn.eventId())
                    .claim("auth_time", signIn.authTime().getEpochSecond())
                    .issueTime(Date.from(now))
                    .expirationTime(Date.from(expiry));
        }

        // OpenID Connect Core, section 3.1.3.6: the left half of the hash.
        private static String halfHash(String accessToken) {
            byte[] hash = OpaqueToken.sha256(accessToken);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, hash.length / 2));
        }
    }
}
