package cognitosync.localcloud.userpool.signin;

import static cognitosync.localcloud.userpool.signin.SignInFixture.EMAIL;
import static cognitosync.localcloud.userpool.signin.SignInFixture.PASSWORD;
import static cognitosync.localcloud.userpool.signin.SignInFixture.initiation;
import static cognitosync.localcloud.userpool.signin.SignInFixture.response;
import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.userpool.PoolFixture;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Which flows a client allows, passwords, and the choice between proofs. */
class AuthFlowsTest {
    private static final Map<String, String> BY_PASSWORD = Map.of("USERNAME", EMAIL, "PASSWORD", PASSWORD);
    private static final String INCORRECT = "NotAuthorizedException: Incorrect username or password.";

    @AutoClose
    private final SignInFixture api = new SignInFixture();

    @Test
    void userPasswordAuth_withTheRightPassword_answersTokens() {
        String client = api.allowing("ALLOW_USER_PASSWORD_AUTH");

        assertThat(api.initiate(client, "USER_PASSWORD_AUTH", BY_PASSWORD)
                        .path("AuthenticationResult")
                        .path("AccessToken")
                        .asText())
                .isNotEmpty();
        assertThat(api.refusal(
                        "InitiateAuth",
                        initiation(
                                client, "USER_PASSWORD_AUTH", Map.of("USERNAME", EMAIL, "PASSWORD", "Wrong-horse-1"))))
                .isEqualTo(INCORRECT);
        assertThat(api.refusal("InitiateAuth", initiation(client, "USER_PASSWORD_AUTH", Map.of("USERNAME", EMAIL))))
                .isEqualTo("InvalidParameterException: Missing required parameter PASSWORD");
    }

    @Test
    void flows_thatTheClientDoesNotAllow_areRefused() {
        String none = api.allowing("ALLOW_CUSTOM_AUTH");
        Map<String, String> all =
                Map.of("USERNAME", EMAIL, "PASSWORD", PASSWORD, "SRP_A", "a", "REFRESH_TOKEN", "token");

        assertThat(api.refusal("InitiateAuth", initiation(none, "USER_PASSWORD_AUTH", all)))
                .isEqualTo("InvalidParameterException: USER_PASSWORD_AUTH flow not enabled for this client");
        assertThat(api.refusal("InitiateAuth", initiation(none, "USER_SRP_AUTH", all)))
                .isEqualTo("InvalidParameterException: USER_SRP_AUTH is not enabled for the client.");
        assertThat(api.refusal("InitiateAuth", initiation(none, "USER_AUTH", all)))
                .isEqualTo("InvalidParameterException: USER_AUTH is not enabled for the client.");
        for (String refresh : List.of("REFRESH_TOKEN_AUTH", "REFRESH_TOKEN")) {
            assertThat(api.refusal("InitiateAuth", initiation(none, refresh, all)))
                    .isEqualTo("InvalidParameterException: Auth flow not enabled for this client");
        }
    }

    @Test
    void flows_ofAdministrators_areNotForEverybody() {
        String client = api.allowing("ALLOW_ADMIN_USER_PASSWORD_AUTH");

        for (String flow : List.of("ADMIN_USER_PASSWORD_AUTH", "ADMIN_NO_SRP_AUTH")) {
            assertThat(api.refusal("InitiateAuth", initiation(client, flow, BY_PASSWORD)))
                    .isEqualTo("InvalidParameterException: Initiate Auth method not supported");
        }
    }

    @Test
    void customAuth_withoutTriggers_isRefusedAsCognitoDoesIt() {
        assertThat(api.refusal(
                        "InitiateAuth",
                        initiation(api.allowing("ALLOW_CUSTOM_AUTH"), "CUSTOM_AUTH", Map.of("USERNAME", EMAIL))))
                .isEqualTo(
                        "InvalidParameterException: Custom auth lambda trigger is not configured for the user pool.");
    }

    @Test
    void clientWithoutExplicitAuthFlows_allowsSrpAndRefresh() {
        String plain = api.client("'ExplicitAuthFlows': []");
        JsonNode tokens = api.srp(plain, EMAIL, PASSWORD);

        api.initiate(
                plain,
                "REFRESH_TOKEN_AUTH",
                Map.of(
                        "REFRESH_TOKEN",
                        tokens.path("AuthenticationResult").path("RefreshToken").asText()));
        assertThat(api.refusal("InitiateAuth", initiation(plain, "USER_PASSWORD_AUTH", BY_PASSWORD)))
                .contains("not enabled");
    }

    @Test
    void legacyValues_addToSrpAndRefresh() {
        String legacy = api.allowing("USER_PASSWORD_AUTH");
        api.initiate(legacy, "USER_PASSWORD_AUTH", BY_PASSWORD);
        api.srp(legacy, EMAIL, PASSWORD);

        assertThat(api.refusal(
                        "InitiateAuth",
                        initiation(
                                api.allowing("CUSTOM_AUTH_FLOW_ONLY"),
                                "USER_SRP_AUTH",
                                Map.of("USERNAME", EMAIL, "SRP_A", "a"))))
                .contains("USER_SRP_AUTH is not enabled");
    }

    @Test
    void unknownClient_isNotFound() {
        assertThat(api.refusal("InitiateAuth", initiation("nobody", "USER_SRP_AUTH", BY_PASSWORD)))
                .isEqualTo("ResourceNotFoundException: User pool client nobody does not exist.");
    }

    @Test
    void unknownFlow_orNone_violatesTheModel() {
        assertThat(api.refusal("InitiateAuth", initiation(api.pool.clientId, "user_srp_auth", Map.of())))
                .startsWith(
                        "InvalidParameterException: 1 validation error detected: Value 'user_srp_auth' at 'authFlow'");
        assertThat(api.refusal("InitiateAuth", PoolFixture.json("{}")))
                .contains("2 validation errors detected")
                .contains("'authFlow'")
                .contains("'clientId'");
    }

    @Test
    void userAuth_withoutPreference_asksToChoose() {
        String client = api.allowing("ALLOW_USER_AUTH");
        JsonNode choice = api.initiate(client, "USER_AUTH", Map.of("USERNAME", EMAIL));

        assertThat(choice.path("ChallengeName").asText()).isEqualTo("SELECT_CHALLENGE");
        assertThat(choice.path("AvailableChallenges"))
                .extracting(JsonNode::asText)
                .containsExactly("PASSWORD", "PASSWORD_SRP");
        JsonNode answer = api.call(
                "RespondToAuthChallenge",
                response(
                        client,
                        "SELECT_CHALLENGE",
                        choice.path("Session").asText(),
                        Map.of("USERNAME", EMAIL, "ANSWER", "PASSWORD", "PASSWORD", PASSWORD)));
        assertThat(answer.path("AuthenticationResult").has("IdToken")).isTrue();
    }

    @Test
    void selectChallenge_withSrp_goesOnToTheProof() {
        String client = api.allowing("ALLOW_USER_AUTH");
        SrpClient srp = new SrpClient();
        JsonNode choice = api.initiate(client, "USER_AUTH", Map.of("USERNAME", EMAIL));
        JsonNode challenge = api.call(
                "RespondToAuthChallenge",
                response(
                        client,
                        "SELECT_CHALLENGE",
                        choice.path("Session").asText(),
                        Map.of("USERNAME", EMAIL, "ANSWER", "PASSWORD_SRP", "SRP_A", srp.srpA())));

        assertThat(challenge.path("ChallengeName").asText()).isEqualTo("PASSWORD_VERIFIER");
        assertThat(challenge.path("Session").asText()).hasSizeGreaterThanOrEqualTo(20);
        assertThat(api.call("RespondToAuthChallenge", api.proof(client, srp, challenge, PASSWORD))
                        .path("AuthenticationResult")
                        .has("IdToken"))
                .isTrue();
    }

    @Test
    void userAuth_withAPreference_spareTheChoice() {
        String client = api.allowing("ALLOW_USER_AUTH");
        SrpClient srp = new SrpClient();
        JsonNode challenge = api.initiate(
                client,
                "USER_AUTH",
                Map.of("USERNAME", EMAIL, "PREFERRED_CHALLENGE", "PASSWORD_SRP", "SRP_A", srp.srpA()));
        api.call("RespondToAuthChallenge", api.proof(client, srp, challenge, PASSWORD));

        JsonNode asked =
                api.initiate(client, "USER_AUTH", Map.of("USERNAME", EMAIL, "PREFERRED_CHALLENGE", "PASSWORD"));
        assertThat(asked.path("ChallengeName").asText()).isEqualTo("PASSWORD");
        api.call(
                "RespondToAuthChallenge",
                response(client, "PASSWORD", asked.path("Session").asText(), BY_PASSWORD));
        assertThat(api.initiate(
                                client,
                                "USER_AUTH",
                                Map.of("USERNAME", EMAIL, "PREFERRED_CHALLENGE", "PASSWORD", "PASSWORD", PASSWORD))
                        .has("AuthenticationResult"))
                .isTrue();
        assertThat(api.initiate(client, "USER_AUTH", Map.of("USERNAME", EMAIL, "PREFERRED_CHALLENGE", "EMAIL_OTP"))
                        .path("ChallengeName")
                        .asText())
                .isEqualTo("SELECT_CHALLENGE");
    }

    @Test
    void selectChallenge_withAWrongPassword_isIncorrectAndEndsTheSession() {
        String client = api.allowing("ALLOW_USER_AUTH");
        String session = api.initiate(client, "USER_AUTH", Map.of("USERNAME", EMAIL))
                .path("Session")
                .asText();
        Map<String, String> wrong = Map.of("USERNAME", EMAIL, "ANSWER", "PASSWORD", "PASSWORD", "Wrong-horse-1");

        assertThat(api.refusal("RespondToAuthChallenge", response(client, "SELECT_CHALLENGE", session, wrong)))
                .isEqualTo(INCORRECT);
        assertThat(api.refusal("RespondToAuthChallenge", response(client, "SELECT_CHALLENGE", session, wrong)))
                .isEqualTo("NotAuthorizedException: Invalid session for the user, session can only be used once.");
    }

    @Test
    void selectChallenge_thatLacksSomething_mayBeSentAgain() {
        String client = api.allowing("ALLOW_USER_AUTH");
        String session = api.initiate(client, "USER_AUTH", Map.of("USERNAME", EMAIL))
                .path("Session")
                .asText();

        assertThat(api.refusal(
                        "RespondToAuthChallenge",
                        response(client, "SELECT_CHALLENGE", session, Map.of("USERNAME", EMAIL, "ANSWER", "PASSWORD"))))
                .isEqualTo("InvalidParameterException: Missing required parameter PASSWORD");
        assertThat(api.refusal(
                        "RespondToAuthChallenge",
                        response(client, "SELECT_CHALLENGE", session, Map.of("USERNAME", EMAIL, "ANSWER", "SMS_OTP"))))
                .contains("ANSWER");
        assertThat(api.refusal(
                        "RespondToAuthChallenge",
                        response(
                                client,
                                "SELECT_CHALLENGE",
                                null,
                                Map.of("USERNAME", EMAIL, "ANSWER", "PASSWORD", "PASSWORD", PASSWORD))))
                .isEqualTo("InvalidParameterException: Missing required parameter Session");
        api.call(
                "RespondToAuthChallenge",
                response(
                        client,
                        "SELECT_CHALLENGE",
                        session,
                        Map.of("USERNAME", EMAIL, "ANSWER", "PASSWORD", "PASSWORD", PASSWORD)));
    }

    @Test
    void session_ofAnotherChallenge_isInvalid() {
        String client = api.allowing("ALLOW_USER_AUTH");
        String session = api.initiate(client, "USER_AUTH", Map.of("USERNAME", EMAIL))
                .path("Session")
                .asText();

        assertThat(api.refusal("RespondToAuthChallenge", response(client, "PASSWORD", session, BY_PASSWORD)))
                .isEqualTo("NotAuthorizedException: Invalid session for the user.");
        assertThat(api.refusal("RespondToAuthChallenge", response(client, "PASSWORD", "x".repeat(20), BY_PASSWORD)))
                .isEqualTo("NotAuthorizedException: Invalid session for the user.");
        assertThat(api.refusal("RespondToAuthChallenge", response(client, "PASSWORD", "x".repeat(19), BY_PASSWORD)))
                .contains("'session'");
    }

    @Test
    void challenges_thatAreNotRun_areRefusedByName() {
        assertThat(api.refusal(
                        "RespondToAuthChallenge",
                        response(api.pool.clientId, "SOFTWARE_TOKEN_MFA", "x".repeat(20), Map.of("USERNAME", EMAIL))))
                .isEqualTo(
                        "InvalidParameterException: The local cloud does not support the challenge SOFTWARE_TOKEN_MFA.");
    }

    @Test
    void userAuth_forAnUnknownName_looksLikeAnyOther() {
        String client = api.allowing("ALLOW_USER_AUTH");
        JsonNode choice = api.initiate(client, "USER_AUTH", Map.of("USERNAME", "nobody@example.com"));

        assertThat(choice.path("ChallengeName").asText()).isEqualTo("SELECT_CHALLENGE");
        assertThat(choice.path("ChallengeParameters").path("USERNAME").asText()).hasSize(36);
        assertThat(api.refusal(
                        "RespondToAuthChallenge",
                        response(
                                client,
                                "SELECT_CHALLENGE",
                                choice.path("Session").asText(),
                                Map.of("USERNAME", "nobody@example.com", "ANSWER", "PASSWORD", "PASSWORD", PASSWORD))))
                .isEqualTo(INCORRECT);
    }

    @Test
    void users_whoMayNotSignIn_learnItWithTheRightPasswordOnly() {
        String client = api.allowing("ALLOW_USER_PASSWORD_AUTH", "ALLOW_USER_SRP_AUTH");
        for (Map.Entry<String, String> expected : Map.of(
                        "UNCONFIRMED", "UserNotConfirmedException: User is not confirmed.",
                        "RESET_REQUIRED", "PasswordResetRequiredException: Password reset required for the user")
                .entrySet()) {
            api.status(EMAIL, expected.getKey());
            assertThat(api.refusal("InitiateAuth", initiation(client, "USER_PASSWORD_AUTH", BY_PASSWORD)))
                    .isEqualTo(expected.getValue());
            assertThat(api.refusedSrp(client, EMAIL, PASSWORD)).isEqualTo(expected.getValue());
            assertThat(api.refusedSrp(client, EMAIL, "Wrong-horse-1")).isEqualTo(INCORRECT);
        }
        api.status(EMAIL, "CONFIRMED");
        api.change("UPDATE pool_user SET enabled = 0");
        assertThat(api.refusedSrp(client, EMAIL, PASSWORD)).isEqualTo("NotAuthorizedException: User is disabled.");
        assertThat(api.refusedSrp(client, EMAIL, "Wrong-horse-1")).isEqualTo(INCORRECT);
    }

    @Test
    void secretHash_ofAConfidentialClient_isRequired() {
        String client = api.client("'ExplicitAuthFlows': ['ALLOW_USER_PASSWORD_AUTH'], 'GenerateSecret': true");

        assertThat(api.refusal("InitiateAuth", initiation(client, "USER_PASSWORD_AUTH", BY_PASSWORD)))
                .isEqualTo("NotAuthorizedException: Client " + client
                        + " is configured with secret but SECRET_HASH was not received");
        assertThat(api.refusal(
                        "InitiateAuth",
                        initiation(
                                client,
                                "USER_PASSWORD_AUTH",
                                Map.of("USERNAME", EMAIL, "PASSWORD", PASSWORD, "SECRET_HASH", "x"))))
                .isEqualTo("NotAuthorizedException: Unable to verify secret hash for client " + client);
    }
}
