package cognitosync.localcloud.userpool.signin;

import static cognitosync.localcloud.userpool.signin.SignInFixture.EMAIL;
import static cognitosync.localcloud.userpool.signin.SignInFixture.PASSWORD;
import static cognitosync.localcloud.userpool.signin.SignInFixture.response;
import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.TestAccount;
import cognitosync.localcloud.userpool.PoolFixture;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code NEW_PASSWORD_REQUIRED}. */
class NewPasswordTest {
    private static final String NEW = "Battery-staple-2";

    @AutoClose
    private final SignInFixture api = new SignInFixture();

    private final String client = api.allowing("ALLOW_USER_SRP_AUTH");

    @BeforeEach
    void forceTheChange() {
        api.status(EMAIL, "FORCE_CHANGE_PASSWORD");
    }

    private String session() {
        return api.srp(client, EMAIL, PASSWORD).path("Session").asText();
    }

    private String refusal(String session, Map<String, String> responses) {
        return api.refusal("RespondToAuthChallenge", response(client, "NEW_PASSWORD_REQUIRED", session, responses));
    }

    @Test
    void temporaryPassword_isReplacedBeforeThereAreTokens() {
        JsonNode challenge = api.srp(client, EMAIL, PASSWORD);
        assertThat(challenge.path("ChallengeName").asText()).isEqualTo("NEW_PASSWORD_REQUIRED");
        assertThat(challenge.has("AuthenticationResult")).isFalse();
        JsonNode parameters = challenge.path("ChallengeParameters");
        assertThat(parameters.path("requiredAttributes").asText()).isEqualTo("[]");
        assertThat(PoolFixture.json(parameters.path("userAttributes").asText())
                        .path("email")
                        .asText())
                .isEqualTo(EMAIL);

        JsonNode answer = api.call(
                "RespondToAuthChallenge",
                response(
                        client,
                        "NEW_PASSWORD_REQUIRED",
                        challenge.path("Session").asText(),
                        Map.of("USERNAME", parameters.path("USER_ID_FOR_SRP").asText(), "NEW_PASSWORD", NEW)));

        assertThat(answer.path("AuthenticationResult").has("IdToken")).isTrue();
        assertThat(api.srp(client, EMAIL, NEW).has("AuthenticationResult")).isTrue();
        assertThat(api.refusedSrp(client, EMAIL, PASSWORD))
                .isEqualTo("NotAuthorizedException: Incorrect username or password.");
    }

    @Test
    void attributes_thatAreMissing_areAskedForAndRequired() {
        api.change("UPDATE pool_user SET attributes = json_remove(attributes, '$.name')");
        JsonNode challenge = api.srp(client, EMAIL, PASSWORD);
        String session = challenge.path("Session").asText();
        assertThat(challenge
                        .path("ChallengeParameters")
                        .path("requiredAttributes")
                        .asText())
                .isEqualTo("[\"userAttributes.name\"]");

        assertThat(refusal(session, Map.of("USERNAME", EMAIL, "NEW_PASSWORD", NEW)))
                .startsWith("InvalidParameterException: ")
                .contains("name");
        JsonNode answer = api.call(
                "RespondToAuthChallenge",
                response(
                        client,
                        "NEW_PASSWORD_REQUIRED",
                        session,
                        Map.of("USERNAME", EMAIL, "NEW_PASSWORD", NEW, "userAttributes.name", "Samira")));
        assertThat(SignInFixture.claims(answer, "IdToken").path("name").asText())
                .isEqualTo("Samira");
    }

    @Test
    void attributes_thatHaveAValueOrMayNotBeWritten_areRefused() {
        String session = session();

        assertThat(refusal(
                        session,
                        Map.of("USERNAME", EMAIL, "NEW_PASSWORD", NEW, "userAttributes.email", "eve@example.com")))
                .isEqualTo("InvalidParameterException: Cannot modify an already provided email");
        assertThat(refusal(session, Map.of("USERNAME", EMAIL, "NEW_PASSWORD", NEW, "userAttributes.nickname", "Sam")))
                .startsWith("NotAuthorizedException: ");
    }

    @Test
    void password_againstThePolicy_isRefusedAndMayBeChosenAgain() {
        String session = session();

        assertThat(refusal(session, Map.of("USERNAME", EMAIL, "NEW_PASSWORD", "short")))
                .startsWith("InvalidPasswordException: Password did not conform with policy: ");
        assertThat(refusal(session, Map.of("USERNAME", EMAIL, "NEW_PASSWORD", PASSWORD)))
                .startsWith("PasswordHistoryPolicyViolationException: ");
        assertThat(refusal(session, Map.of("USERNAME", EMAIL)))
                .isEqualTo("InvalidParameterException: Missing required parameter NEW_PASSWORD");
        api.call(
                "RespondToAuthChallenge",
                response(client, "NEW_PASSWORD_REQUIRED", session, Map.of("USERNAME", EMAIL, "NEW_PASSWORD", NEW)));
        assertThat(refusal(session, Map.of("USERNAME", EMAIL, "NEW_PASSWORD", "Third-battery-3")))
                .startsWith("NotAuthorizedException: Invalid session for the user");
    }

    @Test
    void session_ofAnotherUserOrExpired_isInvalid() {
        String session = session();

        assertThat(refusal(session, Map.of("USERNAME", "eve@example.com", "NEW_PASSWORD", NEW)))
                .isEqualTo("NotAuthorizedException: Invalid session for the user.");
        api.pool.later(Duration.ofMinutes(3));
        assertThat(refusal(session, Map.of("USERNAME", EMAIL, "NEW_PASSWORD", NEW)))
                .isEqualTo("NotAuthorizedException: Invalid session for the user, session is expired.");
    }

    @Test
    void session_ofATemporaryPasswordThatWasReplaced_isInvalid() {
        String session = session();
        api.caller = TestAccount.OWNER;
        api.call("AdminSetUserPassword", admin().put("Password", "Other-temporary-3"));

        assertThat(refusal(session, Map.of("USERNAME", EMAIL, "NEW_PASSWORD", NEW)))
                .isEqualTo("NotAuthorizedException: Invalid session for the user.");
        assertThat(api.srp(client, EMAIL, "Other-temporary-3")
                        .path("ChallengeName")
                        .asText())
                .isEqualTo("NEW_PASSWORD_REQUIRED");
    }

    @Test
    void session_ofAUserWhoWasDisabled_setsNoPassword() {
        String session = session();
        api.caller = TestAccount.OWNER;
        api.call("AdminDisableUser", admin());

        assertThat(refusal(session, Map.of("USERNAME", EMAIL, "NEW_PASSWORD", NEW)))
                .isEqualTo("NotAuthorizedException: Invalid session for the user.");
        assertThat(api.call("AdminGetUser", admin()).path("UserStatus").asText())
                .isEqualTo("FORCE_CHANGE_PASSWORD");
    }

    @Test
    void codeOfTheSignUp_leavesATemporaryPasswordToBeReplaced() {
        api.signUp("eve@example.com");
        api.caller = TestAccount.OWNER;
        api.call(
                "AdminSetUserPassword",
                admin().put("Username", "eve@example.com").put("Password", "Other-temporary-3"));
        String hiding = api.client("'PreventUserExistenceErrors': 'ENABLED'");

        assertThat(api.refusal(
                        "ConfirmSignUp",
                        PoolFixture.json("{}")
                                .put("ClientId", hiding)
                                .put("Username", "eve@example.com")
                                .put("ConfirmationCode", api.pool.lastCode("eve@example.com"))))
                .startsWith("CodeMismatchException: ");
    }

    private ObjectNode admin() {
        return PoolFixture.json("{}").put("UserPoolId", api.pool.poolId).put("Username", EMAIL);
    }
}
