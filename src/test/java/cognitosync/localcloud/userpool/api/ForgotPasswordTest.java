package cognitosync.localcloud.userpool.api;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.userpool.ApiFixture;
import cognitosync.localcloud.userpool.users.UserStatus;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ForgotPassword and ConfirmForgotPassword, and that no operation without a password tells who exists. */
class ForgotPasswordTest {
    private static final String EMAIL = ApiFixture.EMAIL;
    private static final String NEW = "Battery-staple-2";
    private static final String MISMATCH =
            "CodeMismatchException: Invalid verification code provided, please try again.";

    @AutoClose
    private final ApiFixture api = new ApiFixture();

    private static String forgot(String clientId, String name) {
        return "{'ClientId': '%s', 'Username': '%s'}".formatted(clientId, name);
    }

    private static String confirm(String clientId, String name, String code, String password) {
        return "{'ClientId': '%s', 'Username': '%s', 'ConfirmationCode': '%s', 'Password': '%s'}"
                .formatted(clientId, name, code, password);
    }

    private void sql(String sql) {
        api.pool.database.write(transaction -> transaction.update(sql));
    }

    @Test
    void code_setsANewPassword_once() {
        api.signUpAndConfirm(EMAIL);
        JsonNode answer = api.call("ForgotPassword", forgot("CLIENT", "ADA@example.com"));
        assertThat(answer.path("CodeDeliveryDetails").path("Destination").asText())
                .isEqualTo("a***@e***");
        String code = api.pool.lastCode(EMAIL);
        assertThat(api.refusal("ConfirmForgotPassword", confirm("CLIENT", EMAIL, code, "short")))
                .isEqualTo("InvalidPasswordException: Password did not conform with policy: Password not long enough");
        assertThat(api.refusal("ConfirmForgotPassword", confirm("CLIENT", EMAIL, code, ApiFixture.PASSWORD)))
                .isEqualTo("PasswordHistoryPolicyViolationException: Password has previously been used");
        assertThat(api.call("ConfirmForgotPassword", confirm("CLIENT", EMAIL, code, NEW)))
                .isEmpty();
        assertThat(api.refusal("ConfirmForgotPassword", confirm("CLIENT", EMAIL, code, "Another-one-3")))
                .isEqualTo(MISMATCH);
    }

    @Test
    void code_ofAnHourAgo_isRefused() {
        api.signUpAndConfirm(EMAIL);
        api.call("ForgotPassword", forgot("CLIENT", EMAIL));
        api.pool.later(Duration.ofHours(1));
        assertThat(api.refusal("ConfirmForgotPassword", confirm("CLIENT", EMAIL, api.pool.lastCode(EMAIL), NEW)))
                .isEqualTo("ExpiredCodeException: Invalid code provided, please request a code again.");
    }

    @Test
    void code_guessed_isLimited() {
        api.signUpAndConfirm(EMAIL);
        api.call("ForgotPassword", forgot("CLIENT", EMAIL));
        for (int i = 0; i < 5; i++) {
            assertThat(api.refusal("ConfirmForgotPassword", confirm("CLIENT", EMAIL, "wrong", NEW)))
                    .isEqualTo(MISMATCH);
        }
        assertThat(api.refusal("ConfirmForgotPassword", confirm("CLIENT", EMAIL, api.pool.lastCode(EMAIL), NEW)))
                .isEqualTo("LimitExceededException: Attempt limit exceeded, please try after some time.");
    }

    @Test
    void reset_thatWasRequired_confirmsTheUserAgain() {
        api.signUpAndConfirm(EMAIL);
        sql("UPDATE pool_user SET status = 'RESET_REQUIRED'");
        api.call("ForgotPassword", forgot("CLIENT", EMAIL));
        api.call("ConfirmForgotPassword", confirm("CLIENT", EMAIL, api.pool.lastCode(EMAIL), NEW));
        assertThat(api.pool
                        .userPools
                        .users()
                        .list(api.pool.poolId, "", 1)
                        .get(0)
                        .status())
                .isEqualTo(UserStatus.CONFIRMED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UPDATE pool_user SET enabled = 0 | NotAuthorizedException: User is disabled.",
                "UPDATE pool_user SET status = 'FORCE_CHANGE_PASSWORD' | NotAuthorizedException: User password cannot be reset in the current state.",
                "UPDATE pool_user SET attributes = json_set(attributes, '$.email_verified', 'false') | InvalidParameterException: Cannot reset password for the user as there is no registered/verified email or phone_number",
                "DELETE FROM pool_user | UserNotFoundException: Username/client id combination not found."
            },
            quoteCharacter = '"')
    void clientThatTellsWhoExists_saysWhyNot_andTheOtherDoesNot(String change, String error) {
        api.signUpAndConfirm(EMAIL);
        sql(change);
        int mails = api.pool.mailbox.list(Optional.empty()).size();
        String legacy = api.client("'PreventUserExistenceErrors': 'LEGACY'");
        assertThat(api.refusal("ForgotPassword", forgot(legacy, EMAIL))).isEqualTo(error);
        assertThat(api.call("ForgotPassword", forgot("CLIENT", EMAIL))
                        .path("CodeDeliveryDetails")
                        .path("Destination")
                        .asText())
                .isEqualTo("a***@e***");
        assertThat(api.pool.mailbox.list(Optional.empty())).hasSize(mails);
    }

    @Test
    void everyOperation_answersTheSame_whoeverExists() {
        api.signUpAndConfirm("amy@example.com");
        api.signUp("ann@example.com");
        api.signUpAndConfirm("abe@example.com");
        sql("UPDATE pool_user SET enabled = 0 WHERE name_key = 'abe@example.com'");
        List<String> names = List.of("amy@example.com", "Ann@Example.com", "abe@example.com", "axl@example.com");
        Set<String> answers = new LinkedHashSet<>();
        for (String name : names) {
            answers.add(api.call("ForgotPassword", forgot("CLIENT", name)) + " "
                    + api.call("ResendConfirmationCode", forgot("CLIENT", name)) + " "
                    + api.refusal("ConfirmForgotPassword", confirm("CLIENT", name, "000", NEW)) + " "
                    + api.refusal(
                            "ConfirmSignUp",
                            "{'ClientId': 'CLIENT', 'Username': '%s', 'ConfirmationCode': '000'}".formatted(name)));
        }
        assertThat(answers).hasSize(1);
    }

    @Test
    void nameThatIsNoAddress_isSimulatedToo_alwaysTheSame() {
        JsonNode once = api.call("ForgotPassword", forgot("CLIENT", "somebody"));
        assertThat(once.path("CodeDeliveryDetails").path("Destination").asText())
                .isEqualTo("***@***");
        assertThat(api.call("ForgotPassword", forgot("CLIENT", "SOMEBODY"))).isEqualTo(once);
    }
}
