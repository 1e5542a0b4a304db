package cognitosync.localcloud.userpool.api;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.userpool.ApiFixture;
import cognitosync.localcloud.userpool.BrowserClient;
import cognitosync.localcloud.userpool.PoolFixture;
import cognitosync.localcloud.userpool.users.User;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** GetUser, ChangePassword and DeleteUser, and the access tokens that all operations of a signed-in user take. */
class OwnAccountTest {
    private static final String EMAIL = ApiFixture.EMAIL;
    private static final String SCOPES = "openid " + ApiFixture.SELF_SERVICE;
    private static final String INVALID = "NotAuthorizedException: Invalid Access Token";
    private static final Map<String, String> BODIES = Map.of(
            "GetUser", "{'AccessToken': 'TOKEN'}",
            "DeleteUser", "{'AccessToken': 'TOKEN'}",
            "ChangePassword",
                    "{'AccessToken': 'TOKEN', 'PreviousPassword': 'Correct-horse-1', 'ProposedPassword': 'Battery-staple-2'}",
            "UpdateUserAttributes", "{'AccessToken': 'TOKEN', 'UserAttributes': [{'Name': 'name', 'Value': 'Eve'}]}",
            "GetUserAttributeVerificationCode", "{'AccessToken': 'TOKEN', 'AttributeName': 'email'}",
            "VerifyUserAttribute", "{'AccessToken': 'TOKEN', 'AttributeName': 'email', 'Code': '123456'}");

    @AutoClose
    private final ApiFixture api = new ApiFixture();

    @BeforeEach
    void signUp() {
        api.signUpAndConfirm(EMAIL);
    }

    private User user() {
        return api.pool.userPools.users().list(api.pool.poolId, "", 10).get(0);
    }

    private static String body(String operation, String token) {
        return BODIES.get(operation).replace("TOKEN", token);
    }

    private void everyOperationRefuses(String token, String error) {
        BODIES.forEach((operation, json) -> assertThat(api.refusal(operation, json.replace("TOKEN", token)))
                .as(operation)
                .isEqualTo(error));
    }

    @Test
    void getUser_answersWhatTheClientMayRead() {
        JsonNode answer = api.call("GetUser", body("GetUser", api.accessToken(EMAIL)));
        assertThat(answer.path("Username").asText()).isEqualTo(user().sub());
        assertThat(answer.path("UserAttributes"))
                .containsExactlyInAnyOrder(
                        PoolFixture.json("{'Name': 'sub', 'Value': '%s'}".formatted(user().sub())),
                        PoolFixture.json("{'Name': 'email', 'Value': 'ada@example.com'}"),
                        PoolFixture.json("{'Name': 'email_verified', 'Value': 'true'}"),
                        PoolFixture.json("{'Name': 'name', 'Value': 'Ada'}"));
    }

    @Test
    void idToken_isNoAccessToken() {
        everyOperationRefuses(api.tokens(EMAIL, SCOPES).path("id_token").asText(), INVALID);
    }

    @Test
    void whatIsNoToken_isRefused() {
        everyOperationRefuses("x", INVALID);
        everyOperationRefuses("a.b.c", INVALID);
        String token = api.accessToken(EMAIL);
        String tampered = token.substring(0, token.length() - 8) + "AAAAAAAA";
        everyOperationRefuses(tampered, INVALID);
        everyOperationRefuses(
                "",
                "InvalidParameterException: 1 validation error detected: Value at 'accessToken' failed to satisfy"
                        + " constraint: Member must satisfy regular expression pattern: [A-Za-z0-9-_=.]+");
    }

    @Test
    void tokenWithoutTheScope_isRefused() {
        everyOperationRefuses(
                api.tokens(EMAIL, "openid email").path("access_token").asText(),
                "NotAuthorizedException: Access Token does not have required scopes");
    }

    @Test
    void expiredToken_isRefused() {
        String token = api.accessToken(EMAIL);
        api.pool.later(Duration.ofHours(1));
        everyOperationRefuses(token, "NotAuthorizedException: Access Token has expired");
    }

    @Test
    void revokedToken_isRefused() {
        JsonNode tokens = api.tokens(EMAIL, SCOPES);
        new BrowserClient(api.pool)
                .app(
                        "/oauth2/revoke",
                        Map.of(
                                "client_id",
                                api.clientId,
                                "token",
                                tokens.path("refresh_token").asText()));
        everyOperationRefuses(
                tokens.path("access_token").asText(), "NotAuthorizedException: Access Token has been revoked");
    }

    @Test
    void tokenOfAnotherPool_opensNothingHere() {
        try (ApiFixture other = new ApiFixture()) {
            other.signUpAndConfirm(EMAIL);
            everyOperationRefuses(other.accessToken(EMAIL), INVALID);
        }
    }

    @Test
    void disabledUser_isRefused() {
        String token = api.accessToken(EMAIL);
        api.pool.database.write(transaction -> transaction.update("UPDATE pool_user SET enabled = 0"));
        everyOperationRefuses(token, "NotAuthorizedException: User is disabled.");
    }

    @Test
    void userWhoHasToResetThePassword_isRefused() {
        String token = api.accessToken(EMAIL);
        api.pool.database.write(transaction -> transaction.update("UPDATE pool_user SET status = 'RESET_REQUIRED'"));
        everyOperationRefuses(token, "PasswordResetRequiredException: Password reset required for the user");
    }

    @Test
    void deleteUser_deletesOnlyThatUser_andItsTokens() {
        api.signUpAndConfirm("bob@example.com");
        String token = api.accessToken(EMAIL);
        String bobs = api.accessToken("bob@example.com");
        assertThat(api.call("DeleteUser", body("DeleteUser", token))).isEmpty();
        everyOperationRefuses(token, "UserNotFoundException: User does not exist.");
        assertThat(user().email()).isEqualTo("bob@example.com");
        api.call("GetUser", body("GetUser", bobs));
    }

    @Test
    void changePassword_setsTheNewOne_andKeepsTokens() {
        String token = api.accessToken(EMAIL);
        assertThat(api.call("ChangePassword", body("ChangePassword", token))).isEmpty();
        assertThat(api.refusal("ChangePassword", body("ChangePassword", token)))
                .isEqualTo("NotAuthorizedException: Incorrect username or password.");
        api.call("GetUser", body("GetUser", token));
    }

    @Test
    void changePassword_toAWeakOrEarlierOne_isRefused() {
        String token = api.accessToken(EMAIL);
        assertThat(api.refusal("ChangePassword", body("ChangePassword", token).replace("Battery-staple-2", "short")))
                .isEqualTo("InvalidPasswordException: Password did not conform with policy: Password not long enough");
        assertThat(api.refusal(
                        "ChangePassword", body("ChangePassword", token).replace("Battery-staple-2", "Correct-horse-1")))
                .isEqualTo("PasswordHistoryPolicyViolationException: Password has previously been used");
    }

    @Test
    void changePassword_guessed_isLimited() {
        String token = api.accessToken(EMAIL);
        String wrong = body("ChangePassword", token).replace("Correct-horse-1", "Wrong-horse-1");
        for (int i = 0; i < 5; i++) {
            assertThat(api.refusal("ChangePassword", wrong)).startsWith("NotAuthorizedException: Incorrect");
        }
        for (String attempt : List.of(wrong, body("ChangePassword", token))) {
            assertThat(api.refusal("ChangePassword", attempt))
                    .isEqualTo("LimitExceededException: Attempt limit exceeded, please try after some time.");
        }
    }
}
