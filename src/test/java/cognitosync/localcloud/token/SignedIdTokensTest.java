package cognitosync.localcloud.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cognitosync.localcloud.store.DatabaseFixture;
import cognitosync.localcloud.token.IdTokenVerifier.IdToken;
import cognitosync.localcloud.token.TokenVerifier.InvalidTokenException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class SignedIdTokensTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final String PROVIDER = "cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEfGhI";
    private static final String ISSUER = "https://" + PROVIDER;

    @AutoClose
    private final DatabaseFixture disk = new DatabaseFixture(SigningKeys.schema());

    private final SigningKeys keys = new SigningKeys(disk.database(), TestKeys.supplier());
    private final TokenIssuer issuer = new TokenIssuer(keys);
    private final SignedIdTokens tokens = verifiedWith(keys);

    private static SignedIdTokens verifiedWith(SigningKeys keys) {
        return new SignedIdTokens(new TokenVerifier(keys, () -> NOW), token -> true);
    }

    @Test
    void verify_ofAnIssuedToken_givesItsClaims() {
        IdToken token = tokens.verify(issuer.sign(claims().build()), PROVIDER);
        assertThat(token.issuer()).isEqualTo(ISSUER);
        assertThat(token.subject()).isEqualTo("a-user");
        assertThat(token.clientId()).isEqualTo("a-client");
        assertThat(token.expiresAt()).isEqualTo(NOW.plusSeconds(1));
        assertThat(token.claims()).containsEntry("email", "ada@example.com");
        assertThat(token.toString()).doesNotContain("ada");
    }

    @Test
    void verify_afterReopen_stillPasses() {
        String jwt = issuer.sign(claims().build());
        disk.reopen();
        SignedIdTokens reopened = verifiedWith(new SigningKeys(disk.database()));
        assertThat(reopened.verify(jwt, PROVIDER).subject()).isEqualTo("a-user");
    }

    @Test
    void verify_atItsExpiry_isRefused() {
        refused(issuer.sign(claims().expirationTime(Date.from(NOW)).build()), "expired");
    }

    @Test
    void verify_ofAnotherIssuersToken_isRefused() {
        String other = "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_ZzZzZzZzZ";
        keys.of(ISSUER);
        refused(issuer.sign(claims().issuer(other).build()), "signature");
    }

    @Test
    void verify_ofAnAccessToken_isRefused() {
        refused(issuer.sign(claims().claim("token_use", "access").build()), "use");
    }

    @Test
    void verify_withAnotherKeyOfTheSameName_isRefused() throws Exception {
        RSAKey own = keys.of(ISSUER);
        RSAKey forger = new RSAKeyGenerator(2048).keyID(own.getKeyID()).generate();
        SignedJWT jwt = new SignedJWT(header(JWSAlgorithm.RS256, own), claims().build());
        jwt.sign(new RSASSASigner(forger));
        refused(jwt.serialize(), "signature");
    }

    @Test
    void verify_withTheIssuerRewritten_isRefused() throws Exception {
        RSAKey own = keys.of(ISSUER);
        String other = "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_ZzZzZzZzZ";
        SignedJWT jwt = new SignedJWT(
                header(JWSAlgorithm.RS256, own), claims().issuer(other).build());
        jwt.sign(new RSASSASigner(own));
        refused(jwt.serialize(), "Issuer");
    }

    @Test
    void verify_withChangedClaims_isRefused() {
        String[] parts = issuer.sign(claims().build()).split("\\.", -1);
        String changed =
                new String(Base64URL.from(parts[1]).decode(), StandardCharsets.UTF_8).replace("a-user", "b-user");
        refused(parts[0] + "." + Base64URL.encode(changed) + "." + parts[2], "signature");
    }

    @Test
    void verify_withoutSignature_isRefused() {
        keys.of(ISSUER);
        refused(new PlainJWT(claims().build()).serialize(), "Not a JSON web token");
    }

    @Test
    void verify_withHmacOverThePublicKey_isRefused() throws Exception {
        RSAKey own = keys.of(ISSUER);
        SignedJWT jwt = new SignedJWT(header(JWSAlgorithm.HS256, own), claims().build());
        jwt.sign(new MACSigner(own.toRSAPublicKey().getEncoded()));
        refused(jwt.serialize(), "signature");
    }

    @Test
    void verify_ofText_isRefused() {
        refused("rubbish", "Not a JSON web token");
    }

    @Test
    void verify_writtenAnyOtherWay_isRefused() {
        String jwt = issuer.sign(claims().build());
        String[] parts = jwt.split("\\.", -1);
        List<String> others = new ArrayList<>(List.of(
                jwt + "!",
                jwt + "=",
                jwt + "==",
                jwt + " ",
                " " + jwt,
                jwt + "\n",
                jwt + "\u00e9",
                jwt + ".",
                jwt + "." + parts[2],
                "." + jwt,
                parts[0] + "..",
                "",
                parts[0] + "." + parts[1] + "." + parts[2].substring(0, 20) + "*" + parts[2].substring(20),
                parts[0] + "." + parts[1] + "." + parts[2].substring(0, 20) + "\t" + parts[2].substring(20),
                parts[0] + "=." + parts[1] + "." + parts[2],
                parts[0] + "." + parts[1] + "=." + parts[2],
                parts[0] + "." + parts[1] + "~." + parts[2],
                parts[0] + "." + parts[1] + "." + withOtherTrailingBits(parts[2]),
                jwt.replace('_', '/').replace('-', '+')));
        others.remove(jwt);
        for (String other : others) {
            assertThatThrownBy(() -> tokens.verify(other, PROVIDER))
                    .as("%s", other)
                    .isInstanceOf(InvalidTokenException.class)
                    .hasMessage("Not a JSON web token");
        }
        assertThat(tokens.verify(jwt, PROVIDER).subject()).isEqualTo("a-user");
    }

    // 256 bytes end in a character of which two bits count: another one with the same two decodes to the same bytes.
    private static String withOtherTrailingBits(String signature) {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        int last = signature.length() - 1;
        String other = signature.substring(0, last) + alphabet.charAt(alphabet.indexOf(signature.charAt(last)) + 1);
        assertThat(Base64URL.from(other).decode())
                .isEqualTo(Base64URL.from(signature).decode());
        return other;
    }

    @Test
    void verify_forAProviderThatNeverSigned_makesNoKey() {
        String jwt = issuer.sign(claims().build());
        assertThatThrownBy(() -> tokens.verify(jwt, "example.com/pool")).isInstanceOf(InvalidTokenException.class);
        assertThat(keys.find("https://example.com/pool")).isEmpty();
    }

    @Test
    void publicKeys_holdNoPrivatePart() {
        assertThat(keys.publicKeys(ISSUER).toString(false)).contains("\"kid\"").doesNotContain("\"d\":");
    }

    private void refused(String jwt, String reason) {
        assertThatThrownBy(() -> tokens.verify(jwt, PROVIDER))
                .isInstanceOf(InvalidTokenException.class)
                .hasMessageContaining(reason)
                .hasMessageNotContaining(jwt);
    }

    private static JWSHeader header(JWSAlgorithm algorithm, RSAKey key) {
        return new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build();
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .subject("a-user")
                .audience("a-client")
                .expirationTime(Date.from(NOW.plusSeconds(1)))
                .claim("token_use", "id")
                .claim("email", "ada@example.com");
    }
}
