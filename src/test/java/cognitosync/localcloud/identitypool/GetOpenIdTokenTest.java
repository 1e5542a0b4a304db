package cognitosync.localcloud.identitypool;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.cloudformation.resource.Resource;
import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When the classic flow answers, and what its token says. */
class GetOpenIdTokenTest {
    private static final Instant NOW = Instant.parse("2026-11-22T18:35:00Z");

    @AutoClose
    private final IdentityFixture cloud = IdentityFixture.open(() -> NOW);

    @Test
    void getOpenIdToken_whereTheClassicFlowIsOff_isRefused() {
        String token = cloud.token("owner");
        cloud.assertRefused(
                "GetOpenIdToken",
                IdentityFixture.identity(cloud.identityOf(token), token),
                "InvalidParameterException",
                "Basic (classic) flow is not enabled, please use enhanced flow.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"AllowClassicFlow\": true,", "\"AllowClassicFlow\": \"true\",", ""})
    void getOpenIdToken_whereItIsOnOrNotSaid_speaksForTheIdentity(String classicFlow) throws Exception {
        cloud.deployPool(
                IdentityFixture.poolProperties(classicFlow, true), Optional.of(new Resource(cloud.poolId, Map.of())));
        String token = cloud.token("owner");
        String owner = cloud.identityOf(token);
        JsonNode answer = cloud.ask("GetOpenIdToken", IdentityFixture.identity(owner, token));
        SignedJWT jwt = SignedJWT.parse(answer.get("Token").asText());
        String issuer = "https://cognito-identity.amazonaws.com";
        assertThat(jwt.verify(new RSASSAVerifier(cloud.keys.of(issuer).toRSAPublicKey())))
                .isTrue();
        JWTClaimsSet claims = jwt.getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo(issuer);
        assertThat(claims.getSubject()).isEqualTo(owner);
        assertThat(claims.getAudience()).containsExactly(cloud.poolId);
        assertThat(claims.getExpirationTime()).isEqualTo(Date.from(NOW.plus(Duration.ofMinutes(10))));
        assertThat(claims.getStringListClaim("amr")).contains("authenticated", IdentityFixture.PROVIDER);
        cloud.assertRefused(
                "GetOpenIdToken",
                IdentityFixture.identity(owner, cloud.token("stranger")),
                "NotAuthorizedException",
                IdentityFixture.NO_MATCH);
    }
}
