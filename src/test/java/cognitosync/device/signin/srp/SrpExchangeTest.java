package cognitosync.device.signin.srp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SrpExchangeTest {
    /** Made by amazon-cognito-identity-js 6.3.21, whose secret number was fixed; the site's tests have the same. */
    static Stream<JsonNode> vectors() throws IOException {
        JsonNode vectors = new ObjectMapper()
                .readTree(Path.of("site", "test", "auth", "srp-vectors.json").toFile());
        return StreamSupport.stream(vectors.spliterator(), false);
    }

    private static SrpChallenge challenge(JsonNode vector, String serverValue) {
        return SrpChallenge.of(
                "eu-west-1_" + vector.path("pool").asText(),
                vector.path("user").asText(),
                vector.path("salt").asText(),
                serverValue,
                vector.path("secretBlock").asText());
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void proof_isThatOfAmazonsClient(JsonNode vector) {
        SrpExchange exchange = SrpExchange.of(new BigInteger(vector.path("a").asText(), 16));
        SrpChallenge challenge = challenge(vector, vector.path("B").asText());
        String password = vector.path("password").asText();
        String timestamp = vector.path("timestamp").asText();
        String signature = vector.path("signature").asText();
        assertThat(exchange.publicValue()).isEqualTo(vector.path("A").asText());
        assertThat(exchange.proof(challenge, password, timestamp)).contains(signature);
        assertThat(exchange.proof(challenge, password + " ", timestamp).orElseThrow())
                .isNotEqualTo(signature);
        assertThat(exchange.proof(challenge, password, timestamp + " ").orElseThrow())
                .isNotEqualTo(signature);
    }

    /** With it, x alone would be in the exponent's base, and the proof could be tried against guesses. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void serverValueThatIsAMultipleOfThePrime_getsNoProof(int times) throws IOException {
        String multiple = Group.N.multiply(BigInteger.valueOf(times)).toString(16);
        SrpChallenge challenge = challenge(vectors().findFirst().orElseThrow(), multiple);
        assertThat(SrpExchange.start().proof(challenge, "password", "now")).isEmpty();
    }

    @Test
    void exchanges_haveDifferentSecrets() {
        assertThat(SrpExchange.start().publicValue())
                .isNotEqualTo(SrpExchange.start().publicValue());
    }

    @Test
    void challengeThatIsNotMadeOfNumbers_isRefused() {
        for (String salt : new String[] {"", "salt"}) {
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .isThrownBy(() -> SrpChallenge.of("eu-west-1_A", "user", salt, "2", ""));
        }
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> SrpChallenge.of("eu-west-1_A", "user", "1", "2", "?"));
    }
}
