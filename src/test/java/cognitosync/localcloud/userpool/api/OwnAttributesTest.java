package cognitosync.localcloud.userpool.api;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.mail.Mailbox.Message;
import cognitosync.localcloud.userpool.ApiFixture;
import cognitosync.localcloud.userpool.PoolFixture;
import cognitosync.localcloud.userpool.users.User;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** UpdateUserAttributes, GetUserAttributeVerificationCode and VerifyUserAttribute. */
class OwnAttributesTest {
    private static final String EMAIL = ApiFixture.EMAIL;
    private static final String NEW = "lovelace@example.org";
    private static final String MISMATCH =
            "CodeMismatchException: Invalid verification code provided, please try again.";
    private static final String FIRST_VERIFIED =
            "'UserAttributeUpdateSettings': {'AttributesRequireVerificationBeforeUpdate': ['email']}";

    @AutoClose
    private final ApiFixture api = new ApiFixture();

    private String token;

    @BeforeEach
    void signIn() {
        api.signUpAndConfirm(EMAIL);
        token = api.accessToken(EMAIL);
    }

    private User user() {
        return api.pool.userPools.users().list(api.pool.poolId, "", 10).get(0);
    }

    private String set(String name, String value) {
        return "{'AccessToken': '%s', 'UserAttributes': [{'Name': '%s', 'Value': '%s'}]}".formatted(token, name, value);
    }

    private String ask(String attribute) {
        return "{'AccessToken': '%s', 'AttributeName': '%s'}".formatted(token, attribute);
    }

    private String verify(String code) {
        return "{'AccessToken': '%s', 'AttributeName': 'email', 'Code': '%s'}".formatted(token, code);
    }

    @Test
    void update_ofAName_changesIt_andSendsNothing() {
        int mails = api.pool.mailbox.list(Optional.empty()).size();
        api.pool.later(Duration.ofMinutes(1));
        JsonNode answer = api.call("UpdateUserAttributes", set("name", "Ada Lovelace"));
        assertThat(answer).isEqualTo(PoolFixture.json("{'CodeDeliveryDetailsList': []}"));
        assertThat(user().attributes()).containsEntry("name", "Ada Lovelace").containsEntry("email_verified", "true");
        assertThat(user().modifiedAt()).isAfter(user().createdAt());
        assertThat(api.pool.mailbox.list(Optional.empty())).hasSize(mails);
    }

    @Test
    void update_ofTheAddress_countsAtOnce_unverified() {
        JsonNode answer = api.call("UpdateUserAttributes", set("email", NEW));
        assertThat(answer.path("CodeDeliveryDetailsList"))
                .containsExactly(PoolFixture.json(
                        "{'AttributeName': 'email', 'DeliveryMedium': 'EMAIL', 'Destination': 'l***@e***'}"));
        assertThat(user().email()).isEqualTo(NEW);
        assertThat(user().emailVerified()).isFalse();
        Message mail = api.pool.mailbox.list(Optional.of(NEW)).get(0);
        assertThat(mail.kind()).isEqualTo("verify-attribute");
        assertThat(api.tokens(NEW, "openid").has("access_token"))
                .as("signs in with the new address")
                .isTrue();
        assertThat(api.call("VerifyUserAttribute", verify(mail.code()))).isEmpty();
        assertThat(user().emailVerified()).isTrue();
    }

    @Test
    void update_ofTheAddress_whereItIsVerifiedFirst_countsWithTheCode() {
        api.redeploy(FIRST_VERIFIED);
        JsonNode answer = api.call("UpdateUserAttributes", set("email", NEW));
        assertThat(answer.path("CodeDeliveryDetailsList")
                        .path(0)
                        .path("Destination")
                        .asText())
                .isEqualTo("l***@e***");
        assertThat(user().email()).isEqualTo(EMAIL);
        assertThat(user().emailVerified()).isTrue();
        api.call("VerifyUserAttribute", verify(api.pool.lastCode(NEW)));
        assertThat(user().email()).isEqualTo(NEW);
        assertThat(user().emailVerified()).isTrue();
        assertThat(api.tokens(NEW, "openid").has("access_token")).isTrue();
    }

    @Test
    void getCode_whileAnAddressWaits_goesToThatOne() {
        api.redeploy(FIRST_VERIFIED);
        api.call("UpdateUserAttributes", set("email", NEW));
        JsonNode answer = api.call("GetUserAttributeVerificationCode", ask("email"));
        assertThat(answer.path("CodeDeliveryDetails").path("Destination").asText())
                .isEqualTo("l***@e***");
        api.call("VerifyUserAttribute", verify(api.pool.lastCode(NEW)));
        assertThat(user().email()).isEqualTo(NEW);
    }

    @Test
    void addressThatSomebodyElseTookMeanwhile_isRefused_andStaysTheirs() {
        api.redeploy(FIRST_VERIFIED);
        api.call("UpdateUserAttributes", set("email", NEW));
        String code = api.pool.lastCode(NEW);
        api.signUp(NEW);
        String taken = "AliasExistsException: An account with the given email already exists.";
        assertThat(api.refusal("VerifyUserAttribute", verify(code))).isEqualTo(taken);
        assertThat(api.refusal("UpdateUserAttributes", set("email", NEW.toUpperCase(Locale.ROOT))))
                .isEqualTo(taken);
        assertThat(api.pool.userPools.users().list(api.pool.poolId, "", 10))
                .extracting(User::email)
                .containsExactlyInAnyOrder(EMAIL, NEW);
    }

    @Test
    void codeThatWasSentBeforeTheAddressChanged_provesNothing() {
        api.call("GetUserAttributeVerificationCode", ask("email"));
        String before = api.pool.lastCode(EMAIL);
        api.call("ForgotPassword", "{'ClientId': 'CLIENT', 'Username': '%s'}".formatted(EMAIL));
        String reset = api.pool.lastCode(EMAIL);
        api.call("UpdateUserAttributes", set("email", NEW));
        if (!before.equals(api.pool.lastCode(NEW))) {
            assertThat(api.refusal("VerifyUserAttribute", verify(before))).isEqualTo(MISMATCH);
        }
        assertThat(api.refusal(
                        "ConfirmForgotPassword",
                        "{'ClientId': 'CLIENT', 'Username': '%s', 'ConfirmationCode': '%s', 'Password': 'Battery-staple-2'}"
                                .formatted(NEW, reset)))
                .isEqualTo(MISMATCH);
    }

    @Test
    void verify_aDayLater_orWithAnotherCode_isRefused() {
        api.call("GetUserAttributeVerificationCode", ask("email"));
        String code = api.pool.lastCode(EMAIL);
        assertThat(api.refusal("VerifyUserAttribute", verify("x" + code))).isEqualTo(MISMATCH);
        // The code outlives every token: only the clock of the codes is turned.
        api.pool.database.write(transaction -> transaction.update("UPDATE verification_code SET expires_at = 0"));
        assertThat(api.refusal("VerifyUserAttribute", verify(code)))
                .isEqualTo("ExpiredCodeException: Invalid code provided, please request a code again.");
    }

    @Test
    void verify_guessed_isLimited() {
        api.call("GetUserAttributeVerificationCode", ask("email"));
        for (int i = 0; i < 5; i++) {
            assertThat(api.refusal("VerifyUserAttribute", verify("wrong"))).isEqualTo(MISMATCH);
        }
        assertThat(api.refusal("VerifyUserAttribute", verify(api.pool.lastCode(EMAIL))))
                .isEqualTo("LimitExceededException: Attempt limit exceeded, please try after some time.");
    }

    @Test
    void codes_areSentAFewTimesOnly() {
        for (int i = 0; i < 5; i++) {
            api.call("GetUserAttributeVerificationCode", ask("email"));
        }
        int mails = api.pool.mailbox.list(Optional.empty()).size();
        for (String operation : new String[] {"GetUserAttributeVerificationCode", "UpdateUserAttributes"}) {
            assertThat(api.refusal(operation, operation.startsWith("Get") ? ask("email") : set("email", NEW)))
                    .startsWith("LimitExceededException: ");
        }
        assertThat(user().email()).isEqualTo(EMAIL);
        assertThat(api.pool.mailbox.list(Optional.empty())).hasSize(mails);
    }

    @ParameterizedTest
    @CsvSource({
        "email_verified, true, NotAuthorizedException: A client attempted to write unauthorized attribute",
        "sub, x, NotAuthorizedException: A client attempted to write unauthorized attribute",
        "nickname, Countess, NotAuthorizedException: A client attempted to write unauthorized attribute",
        "email, nowhere, InvalidParameterException: Invalid email address format.",
    })
    void update_ofWhatMayNotBe_isRefused(String name, String value, String error) {
        assertThat(api.refusal("UpdateUserAttributes", set(name, value))).isEqualTo(error);
        assertThat(user().attributes()).containsEntry("email", EMAIL).doesNotContainKey("nickname");
    }

    @Test
    void removalOfARequiredAttribute_isRefused() {
        for (String name : new String[] {"name", "email"}) {
            assertThat(api.refusal("UpdateUserAttributes", set(name, "")))
                    .startsWith("InvalidParameterException: Attributes did not conform to the schema: " + name);
        }
    }

    @Test
    void attributeWithoutAnAddress_cannotBeVerified() {
        assertThat(api.refusal("GetUserAttributeVerificationCode", ask("name")))
                .startsWith("InvalidParameterException: ");
    }
}
