package cognitosync.conformance.userpool;

import static cognitosync.conformance.userpool.UserPoolCloud.PASSWORD;
import static cognitosync.conformance.userpool.UserPoolCloud.attribute;
import static cognitosync.conformance.userpool.UserPoolCloud.newAddress;
import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.conformance.NodeDriver;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** amazon-cognito-identity-js as it is published, in Node, through an app client that may refresh by {@code REFRESH_TOKEN_AUTH}. */
class IdentityJsIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NEW_PASSWORD = "Battery-staple-2-horse";
    private static final UserPoolCloud CLOUD = UserPoolCloud.shared();

    @RegisterExtension
    static final Called CALLED = new Called();

    private static NodeDriver driver;

    @BeforeAll
    static void start() {
        driver = NodeDriver.start(Path.of("src", "test", "conformance", "identity-js.mjs"));
        ask(
                "connect",
                Map.of(
                        "endpoint", CLOUD.endpoint().toString(),
                        "userPoolId", CLOUD.poolId(),
                        "clientId", CLOUD.passwordsClientId()));
    }

    @AfterAll
    static void end() {
        driver.close();
    }

    @AfterEach
    void note() {
        ask("called", Map.of()).forEach(operation -> CALLED.add(operation.asText()));
    }

    private static JsonNode ask(String verb, Map<String, ?> request) {
        ObjectNode answer = driver.ask(verb, JSON.valueToTree(request));
        assertThat(answer.has("refused")).as("%s: %s", verb, answer).isFalse();
        return answer.path("output");
    }

    private static String refusal(String verb, Map<String, ?> request) {
        ObjectNode answer = driver.ask(verb, JSON.valueToTree(request));
        assertThat(answer.has("refused")).as("%s: %s", verb, answer).isTrue();
        return answer.at("/refused/code").asText() + ": "
                + answer.at("/refused/message").asText();
    }

    private static JsonNode signIn(String email, String password) {
        ask("user", Map.of("username", email));
        return ask("signIn", Map.of("username", email, "password", password));
    }

    @Test
    @Calls({"SignUp", "ResendConfirmationCode", "ConfirmSignUp", "InitiateAuth", "RespondToAuthChallenge", "GetUser"})
    void newUser_confirmsTheAddress_andSignsInBySrp() {
        String email = newAddress();
        JsonNode signedUp = ask(
                "signUp",
                Map.of("username", email, "password", PASSWORD, "values", Map.of("email", email, "name", "Sam")));
        assertThat(signedUp.path("confirmed").asBoolean(true)).isFalse();
        ask("user", Map.of("username", email));
        assertThat(refusal("signIn", Map.of("username", email, "password", PASSWORD)))
                .isEqualTo("UserNotConfirmedException: User is not confirmed.");
        assertThat(ask("resend", Map.of())
                        .at("/CodeDeliveryDetails/AttributeName")
                        .asText())
                .isEqualTo("email");
        ask("confirm", Map.of("code", CLOUD.code(email, "resend")));
        assertThat(refusal("confirm", Map.of("code", "nocode")))
                .isEqualTo("CodeMismatchException: Invalid verification code provided, please try again.");

        JsonNode tokens = signIn(email, PASSWORD);

        assertThat(tokens.path("refreshToken").asText()).isNotEmpty();
        assertThat(ask("attributes", Map.of()))
                .isEqualTo(JSON.valueToTree(Map.of(
                        "sub",
                        signedUp.path("userSub").asText(),
                        "email_verified",
                        "true",
                        "name",
                        "Sam",
                        "email",
                        email)));
    }

    @Test
    @Calls({"InitiateAuth", "RespondToAuthChallenge", "GlobalSignOut", "GetUser"})
    void session_isRefreshed_untilItIsEndedEverywhere() {
        String email = CLOUD.newUser();
        JsonNode first = signIn(email, PASSWORD);
        JsonNode second = ask("refresh", Map.of());
        assertThat(second.path("accessToken")).isNotEqualTo(first.path("accessToken"));
        assertThat(second.path("refreshToken")).isEqualTo(first.path("refreshToken"));
        String elsewhere = CLOUD.signIn(email).accessToken();

        ask("globalSignOut", Map.of());

        assertThat(Refusals.of(() -> CLOUD.anybody().getUser(b -> b.accessToken(elsewhere))))
                .isEqualTo("NotAuthorizedException: Access Token has been revoked");
        JsonNode third = signIn(email, PASSWORD);
        CLOUD.administrator()
                .adminUserGlobalSignOut(b -> b.userPoolId(CLOUD.poolId()).username(email));
        assertThat(refusal("attributes", Map.of())).isEqualTo("NotAuthorizedException: Access Token has been revoked");
        assertThat(refusal("refresh", Map.of())).isEqualTo("NotAuthorizedException: Refresh Token has been revoked");
        assertThat(third.path("accessToken").asText()).isNotEmpty();
    }

    @Test
    @Calls({"ForgotPassword", "ConfirmForgotPassword", "InitiateAuth", "RespondToAuthChallenge", "ChangePassword"})
    void password_isReset_andChanged() {
        String email = CLOUD.newUser();
        ask("user", Map.of("username", email));
        assertThat(ask("forgot", Map.of())
                        .at("/CodeDeliveryDetails/DeliveryMedium")
                        .asText())
                .isEqualTo("EMAIL");
        String code = CLOUD.code(email, "forgot-password");
        ask("reset", Map.of("code", code, "password", NEW_PASSWORD));
        assertThat(refusal("reset", Map.of("code", code, "password", NEW_PASSWORD)))
                .isEqualTo("CodeMismatchException: Invalid verification code provided, please try again.");
        assertThat(refusal("signIn", Map.of("username", email, "password", PASSWORD)))
                .isEqualTo("NotAuthorizedException: Incorrect username or password.");
        signIn(email, NEW_PASSWORD);
        assertThat(refusal("change", Map.of("from", "Wrong-horse-9-battery", "to", "Yet-another-3-horse")))
                .isEqualTo("NotAuthorizedException: Incorrect username or password.");
        ask("change", Map.of("from", NEW_PASSWORD, "to", "Yet-another-3-horse"));
        signIn(email, "Yet-another-3-horse");
    }

    @Test
    @Calls({"InitiateAuth", "RespondToAuthChallenge"})
    void userWhomAnAdministratorCreated_choosesAPassword() {
        String email = newAddress();
        CLOUD.administrator()
                .adminCreateUser(
                        b -> b.userPoolId(CLOUD.poolId()).username(email).userAttributes(attribute("email", email)));
        JsonNode asked = signIn(email, CLOUD.code(email, "invitation"));
        assertThat(asked.path("challenge").asText()).isEqualTo("NEW_PASSWORD_REQUIRED");
        assertThat(asked.path("requiredAttributes")).isEqualTo(JSON.valueToTree(new String[] {"name"}));
        JsonNode tokens = ask("newPassword", Map.of("password", NEW_PASSWORD, "values", Map.of("name", "Sam")));
        assertThat(tokens.path("idToken").asText()).isNotEmpty();
    }

    @Test
    @Calls({"InitiateAuth", "UpdateUserAttributes", "GetUser", "DeleteUser"})
    void userWithAPasswordSentPlainly_isChanged_andDeleted() {
        String email = CLOUD.newUser();
        ask("user", Map.of("username", email));
        ask("signIn", Map.of("username", email, "password", PASSWORD, "flow", "USER_PASSWORD_AUTH"));
        ask("update", Map.of("values", Map.of("name", "Samuel")));
        assertThat(ask("attributes", Map.of()).path("name").asText()).isEqualTo("Samuel");
        ask("remove", Map.of());
        ask("user", Map.of("username", email));
        assertThat(refusal("signIn", Map.of("username", email, "password", PASSWORD, "flow", "USER_PASSWORD_AUTH")))
                .isEqualTo("NotAuthorizedException: Incorrect username or password.");
    }
}
