package cognitosync.localcloud.userpool.api;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.mail.Mailbox.Message;
import cognitosync.localcloud.userpool.ApiFixture;
import cognitosync.localcloud.userpool.BrowserClient;
import cognitosync.localcloud.userpool.PoolFixture;
import cognitosync.localcloud.userpool.users.User;
import cognitosync.localcloud.userpool.users.UserStatus;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SignUp, ConfirmSignUp and ResendConfirmationCode. */
class SignUpTest {
    private static final String EMAIL = ApiFixture.EMAIL;
    private static final String MISMATCH =
            "CodeMismatchException: Invalid verification code provided, please try again.";
    private static final String NOT_FOUND = "UserNotFoundException: Username/client id combination not found.";
    private static final String LIMIT = "LimitExceededException: Attempt limit exceeded, please try after some time.";

    @AutoClose
    private final ApiFixture api = new ApiFixture();

    private User user() {
        return api.pool.userPools.users().list(api.pool.poolId, "", 10).get(0);
    }

    private static String signUp(String password, String attributes) {
        return "{'ClientId': 'CLIENT', 'Username': '%s', 'Password': '%s', 'UserAttributes': [%s]}"
                .formatted(EMAIL, password, attributes);
    }

    private static String pair(String name, String value) {
        return "{'Name': '%s', 'Value': '%s'}".formatted(name, value);
    }

    private String confirm(String clientId, String code) {
        return "{'ClientId': '%s', 'Username': '%s', 'ConfirmationCode': '%s'}".formatted(clientId, EMAIL, code);
    }

    @Test
    void signUp_answersSubAndMaskedAddress_andSendsACode() {
        JsonNode answer = api.signUp("Ada@Example.com");
        assertThat(answer.path("UserConfirmed").isBoolean()).isTrue();
        assertThat(answer.path("UserConfirmed").asBoolean()).isFalse();
        assertThat(answer.path("UserSub").asText()).isEqualTo(user().sub());
        assertThat(answer.path("CodeDeliveryDetails"))
                .isEqualTo(PoolFixture.json(
                        "{'AttributeName': 'email', 'DeliveryMedium': 'EMAIL', 'Destination': 'a***@e***'}"));
        Message message = api.pool.mailbox.list(Optional.empty()).get(0);
        assertThat(message.kind()).isEqualTo("sign-up");
        assertThat(message.to()).isEqualTo("Ada@Example.com");
        assertThat(user().status()).isEqualTo(UserStatus.UNCONFIRMED);
        assertThat(user().attributes()).containsEntry("email_verified", "false").containsEntry("name", "Ada");
    }

    @Test
    void signUp_withoutTheAttributeEmail_takesItFromTheName() {
        api.call("SignUp", signUp(ApiFixture.PASSWORD, pair("name", "Ada")));
        assertThat(user().email()).isEqualTo(EMAIL);
    }

    @Test
    void signUp_ofAnExistingUser_saysSo_inAnyCase() {
        api.signUp(EMAIL);
        assertThat(api.refusal(
                        "SignUp",
                        signUp(ApiFixture.PASSWORD, pair("name", "Ada"))
                                .replace(EMAIL, EMAIL.toUpperCase(Locale.ROOT))))
                .isEqualTo("UsernameExistsException: An account with the given email already exists.");
    }

    @ParameterizedTest
    @CsvSource({
        "Short-1, Password not long enough",
        "correct-horse-1, Password must have uppercase characters",
        "CORRECT-HORSE-1, Password must have lowercase characters",
        "Correct-horse-x, Password must have numeric characters",
        "Correcthorse11, Password must have symbol characters",
    })
    void signUp_withAPasswordAgainstThePolicy_namesTheFirstViolation(String password, String violation) {
        assertThat(api.refusal("SignUp", signUp(password, pair("name", "Ada"))))
                .isEqualTo("InvalidPasswordException: Password did not conform with policy: " + violation);
    }

    @ParameterizedTest
    @ValueSource(strings = {" Correct-horse-1", "Correct-horse-1 ", "x"})
    void signUp_withAnOuterSpaceInThePassword_failsItsPattern(String password) {
        assertThat(api.refusal("SignUp", signUp(password, pair("name", "Ada"))))
                .isEqualTo(
                        "InvalidParameterException: 1 validation error detected: Value at 'password' failed to satisfy"
                                + " constraint: Member must satisfy regular expression pattern: ^[\\S]+.*[\\S]+$");
    }

    @Test
    void signUp_ofWhatIsNoAddress_isRefused() {
        assertThat(api.refusal(
                        "SignUp",
                        signUp(ApiFixture.PASSWORD, pair("name", "Ada")).replace(EMAIL, "ada")))
                .isEqualTo("InvalidParameterException: Username should be an email.");
        assertThat(api.refusal(
                        "SignUp",
                        signUp(ApiFixture.PASSWORD, pair("name", "Ada") + "," + pair("email", "eve@example.com"))))
                .startsWith("InvalidParameterException: ");
    }

    @Test
    void signUp_withAttributesThatDoNotFit_isRefused() {
        assertThat(api.refusal("SignUp", signUp(ApiFixture.PASSWORD, "")))
                .isEqualTo("InvalidParameterException: Attributes did not conform to the schema: name: The attribute is"
                        + " required\n");
        String name = pair("name", "Ada") + ",";
        for (String unwritable : new String[] {"email_verified", "sub", "nickname"}) {
            assertThat(api.refusal("SignUp", signUp(ApiFixture.PASSWORD, name + pair(unwritable, "true"))))
                    .isEqualTo("NotAuthorizedException: A client attempted to write unauthorized attribute");
        }
        assertThat(api.refusal("SignUp", signUp(ApiFixture.PASSWORD, name + pair("custom:x", "1"))))
                .startsWith("InvalidParameterException: Attributes did not conform to the schema: ");
    }

    @Test
    void signUp_whereOnlyAdministratorsMakeUsers_isRefused() {
        api.redeploy("'AdminCreateUserConfig': {'AllowAdminCreateUserOnly': true}");
        assertThat(api.refusal("SignUp", signUp(ApiFixture.PASSWORD, pair("name", "Ada"))))
                .isEqualTo("NotAuthorizedException: SignUp is not permitted for this user pool");
    }

    @Test
    void everyMissingMember_isNamed_andNoSecretIsRepeated() {
        assertThat(api.refusal("SignUp", "{'UserAttributes': [{}]}"))
                .isEqualTo("InvalidParameterException: 4 validation errors detected: Value null at 'clientId' failed to"
                        + " satisfy constraint: Member must not be null; Value null at 'username' failed to satisfy"
                        + " constraint: Member must not be null; Value null at 'password' failed to satisfy constraint:"
                        + " Member must not be null; Value null at 'userAttributes.1.member.name' failed to satisfy"
                        + " constraint: Member must not be null");
        String secret = "s3cret " + "x".repeat(300);
        assertThat(api.refusal(
                        "SignUp",
                        "{'ClientId': 'CLIENT', 'Username': '%1$s', 'Password': '%1$s', 'SecretHash': '%1$s'}"
                                .formatted(secret)))
                .startsWith("InvalidParameterException: 3 validation errors")
                .doesNotContain("s3cret");
    }

    @Test
    void client_thatDoesNotExist_isNamed() {
        assertThat(api.refusal("SignUp", signUp(ApiFixture.PASSWORD, "").replace("CLIENT", "nobody")))
                .isEqualTo("ResourceNotFoundException: User pool client nobody does not exist.");
    }

    @Test
    void client_withASecret_needsItsHash() {
        String secretClient = api.client("'GenerateSecret': true");
        String secret = api.pool.database.read(transaction -> transaction
                .first("SELECT secret FROM app_client WHERE id = ?", row -> row.text("secret"), secretClient)
                .orElseThrow());
        String body = signUp(ApiFixture.PASSWORD, pair("name", "Ada")).replace("CLIENT", secretClient);
        assertThat(api.refusal("SignUp", body))
                .isEqualTo("NotAuthorizedException: Client " + secretClient
                        + " is configured with secret but SECRET_HASH was not received");
        String hashed = body.replace("{'ClientId'", "{'SecretHash': 'HASH', 'ClientId'");
        assertThat(api.refusal("SignUp", hashed))
                .isEqualTo("NotAuthorizedException: Unable to verify secret hash for client " + secretClient);
        api.call("SignUp", hashed.replace("HASH", ClientCheck.hash(secret, EMAIL + secretClient)));
        assertThat(api.refusal(
                        "ResendConfirmationCode",
                        "{'ClientId': 'CLIENT', 'Username': 'ada@example.com', 'SecretHash': 'abc'}"))
                .startsWith("NotAuthorizedException: ");
    }

    @Test
    void confirmSignUp_byTheCode_confirmsAndVerifies_once() {
        api.signUp(EMAIL);
        String code = api.pool.lastCode(EMAIL);
        assertThat(api.call("ConfirmSignUp", confirm("CLIENT", code))).isEmpty();
        assertThat(user().status()).isEqualTo(UserStatus.CONFIRMED);
        assertThat(user().emailVerified()).isTrue();
        assertThat(api.refusal("ConfirmSignUp", confirm("CLIENT", code))).isEqualTo(MISMATCH);
        assertThat(api.refusal("ConfirmSignUp", confirm(api.client("'PreventUserExistenceErrors': 'LEGACY'"), code)))
                .isEqualTo("NotAuthorizedException: User cannot be confirmed. Current status is CONFIRMED");
    }

    @Test
    void confirmSignUp_byTheSub_works() {
        String sub = api.signUp(EMAIL).path("UserSub").asText();
        api.call("ConfirmSignUp", confirm("CLIENT", api.pool.lastCode(EMAIL)).replace(EMAIL, sub));
        assertThat(user().status()).isEqualTo(UserStatus.CONFIRMED);
    }

    @Test
    void confirmSignUp_aDayLater_isRefused() {
        api.signUp(EMAIL);
        api.pool.later(Duration.ofHours(24));
        assertThat(api.refusal("ConfirmSignUp", confirm("CLIENT", api.pool.lastCode(EMAIL))))
                .isEqualTo("ExpiredCodeException: Invalid code provided, please request a code again.");
    }

    @Test
    void confirmSignUp_guessed_isLimited_byWhateverNameOfTheUser() {
        String sub = api.signUp(EMAIL).path("UserSub").asText();
        String right = api.pool.lastCode(EMAIL);
        String wrong = right.equals("000000") ? "000001" : "000000";
        for (String name : new String[] {EMAIL, "ADA@example.com", sub, "Ada@Example.Com", EMAIL}) {
            assertThat(api.refusal("ConfirmSignUp", confirm("CLIENT", wrong).replace(EMAIL, name)))
                    .isEqualTo(MISMATCH);
        }
        for (String name : new String[] {EMAIL, sub.toUpperCase(Locale.ROOT)}) {
            assertThat(api.refusal("ConfirmSignUp", confirm("CLIENT", right).replace(EMAIL, name)))
                    .isEqualTo(LIMIT);
        }
    }

    @Test
    void resendConfirmationCode_replacesTheCode() {
        api.signUp(EMAIL);
        String first = api.pool.lastCode(EMAIL);
        JsonNode answer =
                api.call("ResendConfirmationCode", "{'ClientId': 'CLIENT', 'Username': '%s'}".formatted(EMAIL));
        assertThat(answer.path("CodeDeliveryDetails").path("Destination").asText())
                .isEqualTo("a***@e***");
        String second = api.pool.lastCode(EMAIL);
        if (!first.equals(second)) {
            assertThat(api.refusal("ConfirmSignUp", confirm("CLIENT", first))).isEqualTo(MISMATCH);
        }
        api.call("ConfirmSignUp", confirm("CLIENT", second));
    }

    @Test
    void clientThatTellsWhoExists_doesSo() {
        String legacy = api.client("'PreventUserExistenceErrors': 'LEGACY'");
        String resend = "{'ClientId': '%s', 'Username': '%s'}".formatted(legacy, EMAIL);
        assertThat(api.refusal("ConfirmSignUp", confirm(legacy, "123456"))).isEqualTo(NOT_FOUND);
        assertThat(api.refusal("ResendConfirmationCode", resend)).isEqualTo(NOT_FOUND);
        api.signUpAndConfirm(EMAIL);
        assertThat(api.refusal("ResendConfirmationCode", resend))
                .isEqualTo("InvalidParameterException: User is already confirmed.");
    }

    @Test
    void operationThatIsNotRun_isRefusedByName() {
        Response response = api.send("AssociateSoftwareToken", "{}");
        assertThat(response.status()).isEqualTo(400);
        assertThat(BrowserClient.text(response))
                .contains("UnknownOperationException")
                .contains("AssociateSoftwareToken");
    }
}
