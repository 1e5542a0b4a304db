package cognitosync.conformance.userpool;

import static cognitosync.conformance.userpool.UserPoolCloud.PASSWORD;
import static cognitosync.conformance.userpool.UserPoolCloud.attribute;
import static cognitosync.conformance.userpool.UserPoolCloud.newAddress;
import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.conformance.AmplifyPage;
import cognitosync.journey.browser.Browsers;
import cognitosync.journey.browser.ColorScheme;
import cognitosync.journey.browser.Device;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The Auth category of aws-amplify as it is published, in a browser, through the product's own app client. */
class AmplifyAuthIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NEW_PASSWORD = "Battery-staple-2-horse";
    private static final UserPoolCloud CLOUD = UserPoolCloud.shared();

    @RegisterExtension
    static final Called CALLED = new Called();

    @TempDir
    static Path folder;

    @AutoClose
    private static AmplifyPage page;

    @AutoClose
    private static Device device;

    @BeforeAll
    static void start() {
        page = AmplifyPage.serve("auth.js", folder);
        device = Browsers.ready().first().device(ColorScheme.LIGHT);
    }

    /** A page of its own, with nobody signed in. */
    @BeforeEach
    void open() {
        device.open(page.url());
        device.executeScript("localStorage.clear()");
        device.open(page.url());
        run(
                "configure",
                Map.of(
                        "userPoolId", CLOUD.poolId(),
                        "userPoolClientId", CLOUD.output("UserPoolClientId"),
                        "identityPoolId", CLOUD.output("IdentityPoolId"),
                        "userPoolEndpoint", CLOUD.endpoint().toString(),
                        "identityPoolEndpoint", CLOUD.endpoint().toString()));
    }

    @AfterEach
    void note() {
        run("called").forEach(operation -> CALLED.add(operation.asText()));
    }

    private static JsonNode run(String function, Object... arguments) {
        Object answer =
                device.executeScript("return page[arguments[0]](...arguments[1])", function, List.of(arguments));
        try {
            return JSON.readTree(JSON.writeValueAsString(answer));
        } catch (JsonProcessingException e) {
            throw new AssertionError("No JSON came from the page: " + answer, e);
        }
    }

    private static JsonNode auth(String function, Map<String, ?> input) {
        JsonNode answer = run("call", function, input);
        assertThat(answer.has("refused")).as("%s: %s", function, answer).isFalse();
        return answer.get("output");
    }

    private static String refusal(String function, Map<String, ?> input) {
        JsonNode answer = run("call", function, input);
        assertThat(answer.has("refused")).as("%s: %s", function, answer).isTrue();
        return answer.at("/refused/name").asText() + ": "
                + answer.at("/refused/message").asText();
    }

    private static Map<String, ?> signUp(String email, String password) {
        Map<String, ?> attributes = Map.of("email", email, "name", "Sam");
        return Map.of("username", email, "password", password, "options", Map.of("userAttributes", attributes));
    }

    private static JsonNode signIn(String email, String password) {
        return auth("signIn", Map.of("username", email, "password", password));
    }

    private static String signedIn() {
        String email = CLOUD.newUser();
        assertThat(signIn(email, PASSWORD).path("isSignedIn").asBoolean()).isTrue();
        return email;
    }

    @Test
    @Calls({
        "SignUp",
        "ResendConfirmationCode",
        "ConfirmSignUp",
        "InitiateAuth",
        "RespondToAuthChallenge",
        "GetUser",
        "RevokeToken"
    })
    void newUser_confirmsTheAddress_signsInBySrp_andGetsCredentials() {
        String email = newAddress();
        JsonNode signedUp = auth("signUp", signUp(email, PASSWORD));
        assertThat(signedUp.at("/nextStep/signUpStep").asText()).isEqualTo("CONFIRM_SIGN_UP");
        assertThat(signedUp.at("/nextStep/codeDeliveryDetails/deliveryMedium").asText())
                .isEqualTo("EMAIL");
        assertThat(signIn(email, PASSWORD).at("/nextStep/signInStep").asText()).isEqualTo("CONFIRM_SIGN_UP");
        auth("resendSignUpCode", Map.of("username", email));
        assertThat(refusal("confirmSignUp", Map.of("username", email, "confirmationCode", "x")))
                .isEqualTo("CodeMismatchException: Invalid verification code provided, please try again.");
        auth("confirmSignUp", Map.of("username", email, "confirmationCode", CLOUD.code(email, "resend")));

        assertThat(signIn(email, PASSWORD).at("/nextStep/signInStep").asText()).isEqualTo("DONE");

        JsonNode session = run("session");
        assertThat(session.path("userSub").asText())
                .isEqualTo(signedUp.path("userId").asText());
        assertThat(session.path("identityId").asText()).startsWith(UserPoolCloud.REGION + ":");
        assertThat(session.path("accessKeyId").asText()).isNotEmpty();
        assertThat(auth("fetchUserAttributes", Map.of()).path("email_verified").asText())
                .isEqualTo("true");
        auth("signOut", Map.of());
        assertThat(run("session").hasNonNull("accessToken")).isFalse();
    }

    @Test
    @Calls({"InitiateAuth", "RespondToAuthChallenge", "GetTokensFromRefreshToken"})
    void session_isRefreshed_byARefreshTokenThatChanges() {
        signedIn();
        JsonNode first = run("session");
        JsonNode second = run("session", Map.of("forceRefresh", true));
        JsonNode third = run("session", Map.of("forceRefresh", true));
        assertThat(List.of(first, second, third).stream()
                        .map(session -> session.path("accessToken").asText())
                        .distinct())
                .hasSize(3);
        assertThat(third.path("identityId")).isEqualTo(first.path("identityId"));
    }

    @Test
    @Calls({"ForgotPassword", "ConfirmForgotPassword", "InitiateAuth", "RespondToAuthChallenge"})
    void password_isReset_byACode() {
        String email = CLOUD.newUser();
        JsonNode asked = auth("resetPassword", Map.of("username", email));
        assertThat(asked.at("/nextStep/resetPasswordStep").asText()).isEqualTo("CONFIRM_RESET_PASSWORD_WITH_CODE");
        String code = CLOUD.code(email, "forgot-password");
        assertThat(refusal(
                        "confirmResetPassword",
                        Map.of("username", email, "confirmationCode", code, "newPassword", "short")))
                .startsWith("InvalidPasswordException: Password did not conform with policy: ");

        auth("confirmResetPassword", Map.of("username", email, "confirmationCode", code, "newPassword", NEW_PASSWORD));

        assertThat(refusal("signIn", Map.of("username", email, "password", PASSWORD)))
                .isEqualTo("NotAuthorizedException: Incorrect username or password.");
        assertThat(signIn(email, NEW_PASSWORD).path("isSignedIn").asBoolean()).isTrue();
    }

    @Test
    @Calls({"InitiateAuth", "RespondToAuthChallenge", "GlobalSignOut"})
    void globalSignOut_endsTheOtherSessions() {
        String email = signedIn();
        String elsewhere = CLOUD.signIn(email).accessToken();
        auth("signOut", Map.of("global", true));
        assertThat(run("session").hasNonNull("accessToken")).isFalse();
        assertThat(Refusals.of(() -> CLOUD.anybody().getUser(b -> b.accessToken(elsewhere))))
                .isEqualTo("NotAuthorizedException: Access Token has been revoked");
    }

    @Test
    @Calls({
        "InitiateAuth",
        "RespondToAuthChallenge",
        "ChangePassword",
        "UpdateUserAttributes",
        "GetUserAttributeVerificationCode",
        "VerifyUserAttribute",
        "GetUser",
        "DeleteUser",
        "RevokeToken"
    })
    void ownAccount_isChanged_andDeleted() {
        String email = signedIn();
        auth("updatePassword", Map.of("oldPassword", PASSWORD, "newPassword", NEW_PASSWORD));
        auth("updateUserAttributes", Map.of("userAttributes", Map.of("name", "Samuel")));
        String other = newAddress();
        JsonNode updated = auth("updateUserAttributes", Map.of("userAttributes", Map.of("email", other)));
        assertThat(updated.at("/email/nextStep/updateAttributeStep").asText()).isEqualTo("CONFIRM_ATTRIBUTE_WITH_CODE");
        auth("sendUserAttributeVerificationCode", Map.of("userAttributeKey", "email"));
        auth(
                "confirmUserAttribute",
                Map.of("userAttributeKey", "email", "confirmationCode", CLOUD.code(other, "verify-attribute")));
        JsonNode attributes = auth("fetchUserAttributes", Map.of());
        assertThat(attributes.path("name").asText()).isEqualTo("Samuel");
        assertThat(attributes.path("email").asText()).isEqualTo(other);

        auth("deleteUser", Map.of());

        assertThat(refusal("signIn", Map.of("username", other, "password", NEW_PASSWORD)))
                .isEqualTo("NotAuthorizedException: Incorrect username or password.");
        assertThat(email).isNotEqualTo(other);
    }

    @Test
    @Calls({"InitiateAuth", "RespondToAuthChallenge"})
    void userWhomAnAdministratorCreated_choosesAPassword() {
        String email = newAddress();
        CLOUD.administrator().adminCreateUser(b -> b.userPoolId(CLOUD.poolId())
                .username(email)
                .userAttributes(attribute("email", email), attribute("name", "Sam")));
        JsonNode asked = signIn(email, CLOUD.code(email, "invitation"));
        assertThat(asked.at("/nextStep/signInStep").asText()).isEqualTo("CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED");
        assertThat(auth("confirmSignIn", Map.of("challengeResponse", NEW_PASSWORD))
                        .path("isSignedIn")
                        .asBoolean())
                .isTrue();
    }

    /** By the names of the errors, which an app shows sentences for. */
    @Test
    @Calls({"SignUp", "InitiateAuth", "RespondToAuthChallenge", "ConfirmForgotPassword"})
    void refusals_haveTheNamesThatAppsKnow() {
        String email = CLOUD.newUser();
        assertThat(refusal("signUp", signUp(email, PASSWORD))).startsWith("UsernameExistsException: ");
        assertThat(refusal("signUp", signUp(newAddress(), "short")))
                .startsWith("InvalidPasswordException: Password did not conform with policy: ");
        assertThat(refusal("signIn", Map.of("username", email, "password", "Wrong-horse-9-battery")))
                .isEqualTo(refusal("signIn", Map.of("username", newAddress(), "password", PASSWORD)))
                .isEqualTo("NotAuthorizedException: Incorrect username or password.");
        assertThat(refusal(
                        "confirmResetPassword",
                        Map.of("username", email, "confirmationCode", "123456", "newPassword", NEW_PASSWORD)))
                .isEqualTo("CodeMismatchException: Invalid verification code provided, please try again.");
    }
}
