package cognitosync.localcloud.userpool.srp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Exchanges whose client was amazon-cognito-identity-js 6.3.21 with fixed random numbers, and the edges around them. */
class SrpVectorsTest {
    static Stream<JsonNode> vectors() throws IOException {
        try (InputStream in = SrpVectorsTest.class.getResourceAsStream("/userpool/srp-vectors.json")) {
            return StreamSupport.stream(new ObjectMapper().readTree(in).spliterator(), false);
        }
    }

    private static BigInteger number(JsonNode vector, String name) {
        return new BigInteger(vector.path(name).asText(), 16);
    }

    private static SrpIdentity identity(JsonNode vector) {
        return SrpIdentity.of(
                "eu-west-1_" + vector.path("pool").asText(), vector.path("user").asText());
    }

    private static PasswordClaim claim(JsonNode vector, String timestamp) {
        return new PasswordClaim(
                identity(vector),
                Base64.getDecoder().decode(vector.path("secretBlock").asText()),
                timestamp);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void exchange_ofTheAmazonClient_agreesInEveryNumber(JsonNode vector) {
        Verifier verifier = Verifier.of(
                identity(vector),
                number(vector, "salt"),
                vector.path("password").asText());
        ServerKeyPair pair = ServerKeyPair.of(verifier, number(vector, "b"));
        byte[] key = PasswordClaim.key(number(vector, "A"), pair, verifier);

        assertThat(SrpGroup.hex(verifier.value()))
                .isEqualTo(vector.path("verifier").asText());
        assertThat(SrpGroup.hex(pair.publicValue())).isEqualTo(vector.path("B").asText());
        assertThat(HexFormat.of().formatHex(key)).isEqualTo(vector.path("key").asText());
        assertThat(Base64.getEncoder()
                        .encodeToString(
                                claim(vector, vector.path("timestamp").asText()).signature(key)))
                .isEqualTo(vector.path("signature").asText());
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void claim_changedAnywhere_provesNothing(JsonNode vector) {
        Verifier verifier = new Verifier(number(vector, "verifier"));
        ServerKeyPair pair = ServerKeyPair.of(verifier, number(vector, "b"));
        BigInteger clientValue = number(vector, "A");
        String timestamp = vector.path("timestamp").asText();
        byte[] signature = Base64.getDecoder().decode(vector.path("signature").asText());

        assertThat(claim(vector, timestamp).isProvenBy(signature, clientValue, pair, verifier))
                .isTrue();
        assertThat(claim(vector, timestamp + " ").isProvenBy(signature, clientValue, pair, verifier))
                .isFalse();
        assertThat(claim(vector, timestamp).isProvenBy(new byte[0], clientValue, pair, verifier))
                .isFalse();
        assertThat(claim(vector, timestamp).isProvenBy(signature, clientValue.add(BigInteger.ONE), pair, verifier))
                .isFalse();
        Verifier other = Verifier.of(identity(vector), number(vector, "salt").add(BigInteger.ONE), "Correct-Horse-7");
        assertThat(claim(vector, timestamp)
                        .isProvenBy(signature, clientValue, ServerKeyPair.of(other, pair.privateValue()), other))
                .isFalse();
    }

    @Test
    void prime_isTheOneOfRfc3526() {
        // 2^3072 - 2^3008 - 1 + 2^64 * ([2^2942 pi] + 1690314), RFC 3526, section 5
        BigInteger expected = BigInteger.TWO
                .pow(3072)
                .subtract(BigInteger.TWO.pow(3008))
                .subtract(BigInteger.ONE)
                .add(BigInteger.TWO.pow(64).multiply(pi(2942).add(BigInteger.valueOf(1_690_314))));

        assertThat(SrpGroup.N).isEqualTo(expected);
        assertThat(SrpGroup.N.isProbablePrime(20)).isTrue();
    }

    // Machin's formula: pi = 16 arctan(1/5) - 4 arctan(1/239).
    private static BigInteger pi(int bits) {
        BigInteger one = BigInteger.ONE.shiftLeft(bits + 64);
        return arctan(one, 5)
                .shiftLeft(4)
                .subtract(arctan(one, 239).shiftLeft(2))
                .shiftRight(64);
    }

    private static BigInteger arctan(BigInteger one, long inverse) {
        BigInteger square = BigInteger.valueOf(inverse * inverse);
        BigInteger power = one.divide(BigInteger.valueOf(inverse));
        BigInteger sum = power;
        for (long n = 3; power.signum() != 0; n += 2) {
            power = power.divide(square).negate();
            sum = sum.add(power.divide(BigInteger.valueOf(n)));
        }
        return sum;
    }

    @Test
    void clientValue_thatIsNothingModuloN_isRefused() {
        assertThat(SrpGroup.clientValue("0")).isEmpty();
        assertThat(SrpGroup.clientValue("00000")).isEmpty();
        assertThat(SrpGroup.clientValue(SrpGroup.hex(SrpGroup.N))).isEmpty();
        assertThat(SrpGroup.clientValue("00" + SrpGroup.hex(SrpGroup.N))).isEmpty();
        assertThat(SrpGroup.clientValue(SrpGroup.hex(SrpGroup.N.add(BigInteger.ONE))))
                .isPresent();
    }

    @Test
    void clientValue_thatIsNoNumberOrTooLong_isRefused() {
        assertThat(SrpGroup.clientValue("")).isEmpty();
        assertThat(SrpGroup.clientValue("-1")).isEmpty();
        assertThat(SrpGroup.clientValue("+a")).isEmpty();
        assertThat(SrpGroup.clientValue("x1")).isEmpty();
        assertThat(SrpGroup.clientValue("\u0661")).isEmpty();
        assertThat(SrpGroup.clientValue("f".repeat(771))).isEmpty();
        assertThat(SrpGroup.clientValue("fA9")).contains(BigInteger.valueOf(0xfa9));
    }

    @Test
    void keyPair_madeTwice_isNeverTheSame() {
        Verifier verifier = new Verifier(BigInteger.TEN);
        SecureRandom random = new SecureRandom();

        assertThat(ServerKeyPair.create(verifier, random)).isNotEqualTo(ServerKeyPair.create(verifier, random));
        assertThat(ServerKeyPair.create(verifier, random).privateValue().bitLength())
                .isGreaterThan(200);
    }

    @Test
    void secrets_asText_sayNothing() {
        Verifier verifier = new Verifier(BigInteger.valueOf(123_456));

        assertThat(verifier.toString()).doesNotContain("123456");
        assertThat(ServerKeyPair.of(verifier, BigInteger.valueOf(654_321)).toString())
                .doesNotContain("654321");
    }
}
