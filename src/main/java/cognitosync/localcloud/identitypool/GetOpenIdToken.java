package cognitosync.localcloud.identitypool;

import cognitosync.localcloud.gateway.JsonApi.UnsignedOperation;
import cognitosync.localcloud.protocol.JsonProtocol;
import cognitosync.localcloud.token.TokenIssuer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Map;

/**
 * The basic (classic) flow: a token that speaks for the identity, good for ten minutes.
 *
 * @see <a href="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetOpenIdToken.html">GetOpenIdToken</a>
 */
record GetOpenIdToken(IdentityAuthentication identities, TokenIssuer issuer, InstantSource clock)
        implements UnsignedOperation {
    private static final Duration VALIDITY = Duration.ofMinutes(10);

    @Override
    public ObjectNode answer(ObjectNode body) {
        Input input = new Input(body);
        String identityId = input.id("IdentityId");
        Map<String, String> logins = input.logins();
        input.requireValid();
        IdentityAuthentication.Authenticated caller = identities.authenticate(identityId, logins);
        if (!caller.pool().allowsClassicFlow()) {
            throw Errors.invalidParameter("Basic (classic) flow is not enabled, please use enhanced flow.");
        }
        return JsonProtocol.MAPPER
                .createObjectNode()
                .put("IdentityId", caller.identity().id())
                .put("Token", issuer.sign(claims(caller)));
    }

    private JWTClaimsSet claims(IdentityAuthentication.Authenticated caller) {
        Instant now = clock.instant();
        return new JWTClaimsSet.Builder()
                .issuer("https://" + Identity.PROVIDER)
                .subject(caller.identity().id())
                .audience(caller.pool().id())
                .claim("amr", Identity.authenticationMethods(caller.logins()))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(VALIDITY)))
                .build();
    }
}
