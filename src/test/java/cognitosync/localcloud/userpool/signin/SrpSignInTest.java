package cognitosync.localcloud.userpool.signin;

import static cognitosync.localcloud.userpool.signin.SignInFixture.EMAIL;
import static cognitosync.localcloud.userpool.signin.SignInFixture.PASSWORD;
import static cognitosync.localcloud.userpool.signin.SignInFixture.claims;
import static cognitosync.localcloud.userpool.signin.SignInFixture.initiation;
import static cognitosync.localcloud.userpool.signin.SignInFixture.response;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** {@code USER_SRP_AUTH} and {@code PASSWORD_VERIFIER}. */
class SrpSignInTest {
    private static final String INCORRECT = "NotAuthorizedException: Incorrect username or password.";

    @AutoClose
    private final SignInFixture api = new SignInFixture();

    private final String client = api.allowing("ALLOW_USER_SRP_AUTH");

    @Test
    void srp_withTheRightPassword_answersTokensOfTheApi() {
        JsonNode answer = api.srp(client, EMAIL, PASSWORD);

        JsonNode result = answer.path("AuthenticationResult");
        assertThat(result.path("TokenType").asText()).isEqualTo("Bearer");
        assertThat(result.path("ExpiresIn").asLong()).isEqualTo(3_600);
        assertThat(result.path("RefreshToken").asText()).isNotEmpty();
        assertThat(answer.path("ChallengeParameters").isEmpty()).isTrue();
        JsonNode access = claims(answer, "AccessToken");
        JsonNode id = claims(answer, "IdToken");
        assertThat(access.path("scope").asText()).isEqualTo("aws.cognito.signin.user.admin");
        assertThat(access.path("token_use").asText()).isEqualTo("access");
        assertThat(access.path("client_id").asText()).isEqualTo(client);
        assertThat(access.path("username").asText())
                .isEqualTo(access.path("sub").asText());
        assertThat(access.has("version")).isFalse();
        assertThat(id.path("token_use").asText()).isEqualTo("id");
        assertThat(id.path("aud").asText()).isEqualTo(client);
        assertThat(id.path("email").asText()).isEqualTo(EMAIL);
        assertThat(id.path("name").asText()).isEqualTo("Sam");
        assertThat(id.path("cognito:username").asText())
                .isEqualTo(id.path("sub").asText());
        assertThat(id.path("auth_time").asLong()).isEqualTo(api.pool.now().getEpochSecond());
        assertThat(id.path("origin_jti").asText())
                .isEqualTo(access.path("origin_jti").asText());
        assertThat(id.has("at_hash")).isFalse();
    }

    @Test
    void srp_byTheNameInCapitalsOrTheSub_isTheSameUser() {
        String sub = claims(api.srp(client, "SAM@Example.com", PASSWORD), "IdToken")
                .path("sub")
                .asText();

        assertThat(claims(api.srp(client, sub, PASSWORD), "IdToken")
                        .path("email")
                        .asText())
                .isEqualTo(EMAIL);
    }

    @Test
    void challenge_namesTheUserByTheSub_andNeedsNoSession() {
        JsonNode challenge =
                api.initiate(client, "USER_SRP_AUTH", Map.of("USERNAME", EMAIL, "SRP_A", new SrpClient().srpA()));

        assertThat(challenge.path("ChallengeName").asText()).isEqualTo("PASSWORD_VERIFIER");
        assertThat(challenge.has("Session")).isFalse();
        JsonNode parameters = challenge.path("ChallengeParameters");
        assertThat(parameters.path("USERNAME").asText())
                .isEqualTo(parameters.path("USER_ID_FOR_SRP").asText())
                .isNotEqualTo(EMAIL);
        assertThat(new BigInteger(parameters.path("SALT").asText(), 16).bitLength())
                .isLessThanOrEqualTo(128)
                .isGreaterThan(80);
        assertThat(new BigInteger(parameters.path("SRP_B").asText(), 16)).isLessThan(SrpClient.N);
    }

    @Test
    void srp_withAThatIsNothingModuloN_isRefused() {
        for (BigInteger multiple : List.of(BigInteger.ZERO, SrpClient.N)) {
            assertThat(api.refusal(
                            "InitiateAuth",
                            initiation(
                                    client,
                                    "USER_SRP_AUTH",
                                    Map.of("USERNAME", EMAIL, "SRP_A", multiple.toString(16)))))
                    .startsWith("InvalidParameterException: ")
                    .contains("SRP_A");
        }
    }

    @Test
    void srp_withoutItsParameters_namesTheFirstThatIsMissing() {
        assertThat(api.refusal("InitiateAuth", initiation(client, "USER_SRP_AUTH", Map.of("SRP_A", "a"))))
                .isEqualTo("InvalidParameterException: Missing required parameter USERNAME");
        assertThat(api.refusal("InitiateAuth", initiation(client, "USER_SRP_AUTH", Map.of("USERNAME", EMAIL))))
                .isEqualTo("InvalidParameterException: Missing required parameter SRP_A");
        assertThat(api.refusal(
                        "RespondToAuthChallenge",
                        response(client, "PASSWORD_VERIFIER", null, Map.of("USERNAME", EMAIL))))
                .isEqualTo("InvalidParameterException: Missing required parameter PASSWORD_CLAIM_SECRET_BLOCK");
    }

    @Test
    void srp_withAnotherPassword_isIncorrect() {
        assertThat(api.refusedSrp(client, EMAIL, "Correct-horse-2")).isEqualTo(INCORRECT);
    }

    @Test
    void proof_sentTwice_isRefusedTheSecondTime() {
        SrpClient srp = new SrpClient();
        JsonNode challenge = api.initiate(client, "USER_SRP_AUTH", Map.of("USERNAME", EMAIL, "SRP_A", srp.srpA()));
        ObjectNode proof = api.proof(client, srp, challenge, PASSWORD);
        api.call("RespondToAuthChallenge", proof);

        assertThat(api.refusal("RespondToAuthChallenge", proof))
                .isEqualTo("NotAuthorizedException: Invalid session for the user, session can only be used once.");
    }

    @Test
    void proof_afterAWrongOne_needsANewChallenge() {
        SrpClient srp = new SrpClient();
        JsonNode challenge = api.initiate(client, "USER_SRP_AUTH", Map.of("USERNAME", EMAIL, "SRP_A", srp.srpA()));
        assertThat(api.refusal("RespondToAuthChallenge", api.proof(client, srp, challenge, "Wrong-horse-1")))
                .isEqualTo(INCORRECT);

        assertThat(api.refusal("RespondToAuthChallenge", api.proof(client, srp, challenge, PASSWORD)))
                .contains("session can only be used once");
    }

    @Test
    void proof_throughAnotherClient_orInAnotherName_isRefused() {
        SrpClient srp = new SrpClient();
        JsonNode challenge = api.initiate(client, "USER_SRP_AUTH", Map.of("USERNAME", EMAIL, "SRP_A", srp.srpA()));
        ObjectNode proof = api.proof(client, srp, challenge, PASSWORD);

        assertThat(api.refusal(
                        "RespondToAuthChallenge",
                        proof.deepCopy().put("ClientId", api.allowing("ALLOW_USER_SRP_AUTH"))))
                .isEqualTo("NotAuthorizedException: Invalid session for the user.");
        ObjectNode foreign = proof.deepCopy();
        ((ObjectNode) foreign.path("ChallengeResponses")).put("USERNAME", "eve@example.com");
        assertThat(api.refusal("RespondToAuthChallenge", foreign))
                .isEqualTo("NotAuthorizedException: Invalid session for the user.");
    }

    @Test
    void proof_ofAnotherExchange_provesNothing() {
        SrpClient srp = new SrpClient();
        Map<String, String> begin = Map.of("USERNAME", EMAIL, "SRP_A", srp.srpA());
        JsonNode first = api.initiate(client, "USER_SRP_AUTH", begin);
        JsonNode second = api.initiate(client, "USER_SRP_AUTH", begin);
        ObjectNode proof = api.proof(client, srp, first, PASSWORD);
        ((ObjectNode) proof.path("ChallengeResponses"))
                .put(
                        "PASSWORD_CLAIM_SECRET_BLOCK",
                        second.path("ChallengeParameters").path("SECRET_BLOCK").asText());

        assertThat(api.refusal("RespondToAuthChallenge", proof)).isEqualTo(INCORRECT);
    }

    @Test
    void proof_afterThreeMinutes_orWhatTheClientAllows_isTooLate() {
        String patient = api.client("'ExplicitAuthFlows': ['ALLOW_USER_SRP_AUTH'], 'AuthSessionValidity': 4");
        SrpClient srp = new SrpClient();
        Map<String, String> begin = Map.of("USERNAME", EMAIL, "SRP_A", srp.srpA());
        JsonNode short1 = api.initiate(client, "USER_SRP_AUTH", begin);
        JsonNode long1 = api.initiate(patient, "USER_SRP_AUTH", begin);
        JsonNode long2 = api.initiate(patient, "USER_SRP_AUTH", begin);
        api.pool.later(Duration.ofMinutes(3));

        assertThat(api.refusal("RespondToAuthChallenge", api.proof(client, srp, short1, PASSWORD)))
                .isEqualTo("NotAuthorizedException: Invalid session for the user, session is expired.");
        api.call("RespondToAuthChallenge", api.proof(patient, srp, long1, PASSWORD));
        api.pool.later(Duration.ofMinutes(1));
        assertThat(api.refusal("RespondToAuthChallenge", api.proof(patient, srp, long2, PASSWORD)))
                .contains("session is expired");
    }

    @Test
    void timestamp_offByMoreThanFiveMinutes_orMalformed_isRefused() {
        SrpClient srp = new SrpClient();
        JsonNode parameters = api.initiate(client, "USER_SRP_AUTH", Map.of("USERNAME", EMAIL, "SRP_A", srp.srpA()))
                .path("ChallengeParameters");
        for (Duration off : List.of(Duration.ofSeconds(301), Duration.ofSeconds(-301))) {
            assertThat(timed(srp, parameters, SrpClient.timestamp(api.pool.now().plus(off))))
                    .startsWith("NotAuthorizedException: Invalid timestamp");
        }
        for (String malformed : List.of(
                "2026-11-22T12:00:00Z",
                "now",
                "Sun Nov 22 12:00:00 2026",
                "Mon Nov 22 12:00:00 UTC 2026",
                "x".repeat(9_999))) {
            assertThat(timed(srp, parameters, malformed))
                    .isEqualTo(
                            "InvalidParameterException: TIMESTAMP format should be EEE MMM d HH:mm:ss z yyyy in english.");
        }
        api.call(
                "RespondToAuthChallenge",
                response(
                        client,
                        "PASSWORD_VERIFIER",
                        null,
                        srp.responses(
                                api.pool.poolId,
                                parameters,
                                PASSWORD,
                                SrpClient.timestamp(api.pool.now().minusSeconds(299)))));
    }

    private String timed(SrpClient srp, JsonNode parameters, String timestamp) {
        return api.refusal(
                "RespondToAuthChallenge",
                response(
                        client,
                        "PASSWORD_VERIFIER",
                        null,
                        srp.responses(api.pool.poolId, parameters, PASSWORD, timestamp)));
    }

    @Test
    void unknownName_hasAStableSaltAndId_andEndsAsAWrongPassword() {
        Map<String, String> begin = Map.of("USERNAME", "Nobody@example.com", "SRP_A", new SrpClient().srpA());
        JsonNode first = api.initiate(client, "USER_SRP_AUTH", begin).path("ChallengeParameters");
        JsonNode second = api.initiate(
                        client,
                        "USER_SRP_AUTH",
                        Map.of("USERNAME", "nobody@example.com", "SRP_A", new SrpClient().srpA()))
                .path("ChallengeParameters");

        assertThat(second.path("SALT")).isEqualTo(first.path("SALT"));
        assertThat(second.path("USER_ID_FOR_SRP")).isEqualTo(first.path("USER_ID_FOR_SRP"));
        assertThat(UUID.fromString(first.path("USER_ID_FOR_SRP").asText()).version())
                .isEqualTo(4);
        assertThat(second.path("SRP_B")).isNotEqualTo(first.path("SRP_B"));
        assertThat(api.refusedSrp(client, "nobody@example.com", PASSWORD)).isEqualTo(INCORRECT);
    }

    @Test
    void unknownName_whereTheClientTells_isNotFound() {
        String telling =
                api.client("'ExplicitAuthFlows': ['ALLOW_USER_SRP_AUTH'], 'PreventUserExistenceErrors': 'LEGACY'");

        assertThat(api.refusal(
                        "InitiateAuth",
                        initiation(
                                telling,
                                "USER_SRP_AUTH",
                                Map.of("USERNAME", "nobody@example.com", "SRP_A", new SrpClient().srpA()))))
                .isEqualTo("UserNotFoundException: User does not exist.");
    }

    @Test
    void userFromBeforeSrp_signsInWithItOnceThePasswordWasGiven() {
        String both = api.allowing("ALLOW_USER_SRP_AUTH", "ALLOW_USER_PASSWORD_AUTH");
        String salt = salt(both);
        api.change("UPDATE password SET verifier = NULL");
        assertThat(api.refusedSrp(both, EMAIL, PASSWORD)).isEqualTo(INCORRECT);

        api.initiate(both, "USER_PASSWORD_AUTH", Map.of("USERNAME", EMAIL, "PASSWORD", PASSWORD));

        api.srp(both, EMAIL, PASSWORD);
        assertThat(salt(both)).as("tells nothing of this").isEqualTo(salt);
    }

    private String salt(String through) {
        return api.initiate(through, "USER_SRP_AUTH", Map.of("USERNAME", EMAIL, "SRP_A", new SrpClient().srpA()))
                .path("ChallengeParameters")
                .path("SALT")
                .asText();
    }

    @Test
    void database_holdsNeitherVerifierNorKeyPairInTheClear() {
        SrpClient srp = new SrpClient();
        JsonNode challenge = api.initiate(client, "USER_SRP_AUTH", Map.of("USERNAME", EMAIL, "SRP_A", srp.srpA()));
        List<String> states = api.pool.database.read(
                transaction -> transaction.list("SELECT state FROM auth_challenge", row -> row.text("state")));

        assertThat(states).hasSize(1);
        assertThat(states.get(0))
                .doesNotContain(srp.srpA())
                .doesNotContain(
                        challenge.path("ChallengeParameters").path("SRP_B").asText());
    }

    @Test
    void attempts_beyondFive_lockTheNameHoweverItIsWritten() {
        for (String name : List.of(EMAIL, "SAM@example.com", "sam@EXAMPLE.com", EMAIL, "Sam@Example.Com")) {
            assertThat(api.refusedSrp(client, name, "Wrong-horse-1")).isEqualTo(INCORRECT);
        }

        assertThat(api.refusedSrp(client, EMAIL, PASSWORD))
                .isEqualTo("NotAuthorizedException: Password attempts exceeded");
        api.pool.later(Duration.ofSeconds(2));
        api.srp(client, EMAIL, PASSWORD);
    }

    @Test
    void attempts_withBlanksOrInvisibleCharacters_areNoNames() {
        for (String name : List.of(" " + EMAIL, EMAIL + "\u00a0", "sam\u200b@example.com", "\t", "x".repeat(129))) {
            assertThat(api.refusal(
                            "InitiateAuth",
                            initiation(
                                    client,
                                    "USER_SRP_AUTH",
                                    Map.of("USERNAME", name, "SRP_A", new SrpClient().srpA()))))
                    .startsWith("InvalidParameterException: ");
        }
    }
}
