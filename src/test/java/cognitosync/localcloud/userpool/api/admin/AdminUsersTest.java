package cognitosync.localcloud.userpool.api.admin;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.cloudformation.resource.Resource;
import cognitosync.localcloud.mail.Mailbox.Message;
import cognitosync.localcloud.userpool.BrowserClient;
import cognitosync.localcloud.userpool.PoolFixture;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Users as administrators make, read, change and delete them. */
class AdminUsersTest {
    private static final String BOB = "{'UserPoolId': 'POOL', 'Username': 'bob@example.com'%s}";
    private static final String ADA = "{'UserPoolId': 'POOL', 'Username': 'ADA@example.com'%s}";
    private static final String NEW_PASSWORD = "Battery-staple-2";

    @AutoClose
    private final PoolFixture pool = new PoolFixture();

    private final BrowserClient browser = new BrowserClient(pool);
    private final AdminClient admin = new AdminClient(pool);

    @Test
    void adminCreateUser_sendsATemporaryPasswordThatThePolicyTakes() {
        JsonNode user = admin.ask(
                        "AdminCreateUser",
                        BOB.formatted(
                                ", 'UserAttributes': [{'Name': 'name', 'Value': 'Bob'}, {'Name': 'email_verified',"
                                        + " 'Value': 'True'}], 'DesiredDeliveryMediums': ['EMAIL']"))
                .path("User");
        assertThat(user.path("UserStatus").asText()).isEqualTo("FORCE_CHANGE_PASSWORD");
        assertThat(user.path("Enabled").asBoolean()).isTrue();
        assertThat(user.path("UserCreateDate").asLong()).isEqualTo(pool.now().getEpochSecond());
        assertThat(AdminClient.attribute(user.path("Attributes"), "sub"))
                .isEqualTo(user.path("Username").asText())
                .hasSize(36);
        assertThat(AdminClient.attribute(user.path("Attributes"), "email_verified"))
                .isEqualTo("true");
        Message mail = mail().get(0);
        assertThat(mail.kind()).isEqualTo("invitation");
        assertThat(mail.text())
                .isEqualTo("Your username is bob@example.com and temporary password is " + mail.code() + ".");
        assertThat(mail.code()).matches("(?=.*[A-Z])(?=.*[a-z])(?=.*[0-9])(?=.*[^A-Za-z0-9]).{12,}");
        admin.refused(
                "AdminCreateUser",
                BOB.formatted(""),
                "UsernameExistsException",
                "An account with the given email already exists.");
    }

    @Test
    void adminCreateUser_suppressed_sendsNothing_andResendSendsAnotherPassword() {
        admin.ask(
                "AdminCreateUser",
                BOB.formatted(", 'MessageAction': 'SUPPRESS', 'TemporaryPassword': '%s'".formatted(NEW_PASSWORD)));
        assertThat(mail()).isEmpty();
        pool.later(Duration.ofDays(8));
        JsonNode again = admin.ask("AdminCreateUser", BOB.formatted(", 'MessageAction': 'RESEND'"))
                .path("User");
        assertThat(again.path("UserLastModifiedDate").asLong())
                .isEqualTo(pool.now().getEpochSecond());
        assertThat(mail()).hasSize(1);
        assertThat(mail().get(0).code()).isNotEqualTo(NEW_PASSWORD);
    }

    @Test
    void adminCreateUser_resent_toOneWhoHasAPasswordOrDoesNotExist_isRefused() {
        browser.signUpAndConfirm();
        admin.refused(
                "AdminCreateUser",
                ADA.formatted(", 'MessageAction': 'RESEND'"),
                "UnsupportedUserStateException",
                "Resend not possible. ADA@example.com status is not FORCE_CHANGE_PASSWORD");
        admin.refused(
                "AdminCreateUser",
                BOB.formatted(", 'MessageAction': 'RESEND'"),
                "UserNotFoundException",
                "User does not exist.");
    }

    static Stream<List<String>> refusedUsers() {
        return Stream.of(
                List.of("'Username': 'bob'", "InvalidParameterException", "Username should be an email."),
                List.of(
                        "'Username': 'bob@example.com', 'UserAttributes': [{'Name': 'email', 'Value': 'rob@example.com'}]",
                        "InvalidParameterException",
                        "Username and the attribute email should be the same."),
                List.of(
                        "'Username': 'bob@example.com', 'UserAttributes': [{'Name': 'sub', 'Value': 'x'}]",
                        "InvalidParameterException",
                        "Cannot modify the non-mutable attribute sub"),
                List.of(
                        "'Username': 'bob@example.com', 'UserAttributes': [{'Name': 'custom:x', 'Value': 'x'}]",
                        "InvalidParameterException",
                        "Attributes did not conform to the schema: Type for attribute {custom:x} could not be determined"),
                List.of(
                        "'Username': 'bob@example.com', 'TemporaryPassword': 'correct-horse-1'",
                        "InvalidPasswordException",
                        "Password did not conform with policy: Password must have uppercase characters"),
                List.of(
                        "'Username': 'bob@example.com', 'DesiredDeliveryMediums': ['SMS']",
                        "InvalidParameterException",
                        "DesiredDeliveryMediums with SMS is not supported by the local cloud."),
                List.of(
                        "'Username': 'bob@example.com', 'ForceAliasCreation': true",
                        "InvalidParameterException",
                        "ForceAliasCreation is not supported by the local cloud."),
                List.of(
                        "'Username': 'bob@example.com', 'MessageAction': 'SEND'",
                        "InvalidParameterException",
                        "1 validation error detected: Value 'SEND' at 'messageAction' failed to satisfy constraint:"
                                + " Member must satisfy enum value set: [RESEND, SUPPRESS]"));
    }

    @ParameterizedTest
    @MethodSource("refusedUsers")
    void adminCreateUser_withWhatCognitoRefuses_isRefused(List<String> example) {
        admin.refused(
                "AdminCreateUser",
                "{'UserPoolId': 'POOL', %s}".formatted(example.get(0)),
                example.get(1),
                example.get(2));
        assertThat(pool.userPools.users().list(pool.poolId, "", 9)).isEmpty();
    }

    @Test
    void adminCreateUser_inAPoolWithItsOwnInvitation_usesIt() {
        ObjectNode properties = PoolFixture.pool();
        ((ObjectNode) properties.path("AdminCreateUserConfig"))
                .putObject("InviteMessageTemplate")
                .put("EmailSubject", "Welcome")
                .put("EmailMessage", "{username}: {####}");
        pool.deploy("AWS::Cognito::UserPool", properties, existing());
        admin.ask("AdminCreateUser", BOB.formatted(""));
        Message mail = mail().get(0);
        assertThat(mail.subject()).isEqualTo("Welcome");
        assertThat(mail.text()).isEqualTo("bob@example.com: " + mail.code());
    }

    @Test
    void adminGetUser_findsByAddressAndSub() {
        browser.signUpAndConfirm();
        JsonNode user = admin.user("ADA@example.com");
        assertThat(user.path("UserStatus").asText()).isEqualTo("CONFIRMED");
        assertThat(AdminClient.attribute(user.path("UserAttributes"), "name")).isNotEmpty();
        assertThat(admin.user(user.path("Username").asText())).isEqualTo(user);
    }

    @Test
    void adminSetUserPassword_permanent_confirmsAndSignsIn() {
        browser.signUp("bob@example.com", "Bob");
        admin.ask(
                "AdminSetUserPassword", BOB.formatted(", 'Password': '%s', 'Permanent': true".formatted(NEW_PASSWORD)));
        assertThat(admin.user("bob@example.com").path("UserStatus").asText()).isEqualTo("CONFIRMED");
        assertThat(BrowserClient.location(browser.signIn("bob@example.com", NEW_PASSWORD)))
                .startsWith(PoolFixture.SITE);
    }

    @Test
    void adminSetUserPassword_temporary_hasToBeReplaced() {
        browser.signUpAndConfirm();
        admin.ask("AdminSetUserPassword", ADA.formatted(", 'Password': '%s'".formatted(NEW_PASSWORD)));
        assertThat(admin.user("ada@example.com").path("UserStatus").asText()).isEqualTo("FORCE_CHANGE_PASSWORD");
        assertThat(BrowserClient.text(browser.signIn(BrowserClient.EMAIL, NEW_PASSWORD)))
                .contains("This password is temporary.");
        assertThat(BrowserClient.location(browser.get("/oauth2/authorize", browser.authorization())))
                .doesNotStartWith(PoolFixture.SITE);
    }

    @Test
    void adminSetUserPassword_thatThePolicyRefuses_isRefused() {
        browser.signUpAndConfirm();
        admin.refused(
                "AdminSetUserPassword",
                ADA.formatted(", 'Password': 'short'"),
                "InvalidPasswordException",
                "Password did not conform with policy: Password not long enough");
        admin.refused(
                "AdminSetUserPassword",
                ADA.formatted(", 'Password': '%s', 'Permanent': true".formatted(BrowserClient.PASSWORD)),
                "PasswordHistoryPolicyViolationException",
                "Password has previously been used");
        assertThat(BrowserClient.location(browser.signIn(BrowserClient.EMAIL, BrowserClient.PASSWORD)))
                .startsWith(PoolFixture.SITE);
    }

    @Test
    void adminConfirmSignUp_confirmsOnce_andVerifiesNothing() {
        browser.signUp("bob@example.com", "Bob");
        admin.ask("AdminConfirmSignUp", BOB.formatted(""));
        JsonNode user = admin.user("bob@example.com");
        assertThat(user.path("UserStatus").asText()).isEqualTo("CONFIRMED");
        assertThat(AdminClient.attribute(user.path("UserAttributes"), "email_verified"))
                .isEqualTo("false");
        admin.refused(
                "AdminConfirmSignUp",
                BOB.formatted(""),
                "NotAuthorizedException",
                "User cannot be confirmed. Current status is CONFIRMED");
    }

    @Test
    void adminUpdateUserAttributes_setsAndDeletes_andUnverifiesAChangedAddress() {
        browser.signUpAndConfirm();
        admin.ask(
                "AdminUpdateUserAttributes",
                ADA.formatted(", 'UserAttributes': [{'Name': 'email', 'Value': 'countess@example.com'},"
                        + " {'Name': 'nickname', 'Value': 'Ada'}]"));
        JsonNode attributes = admin.user("countess@example.com").path("UserAttributes");
        assertThat(AdminClient.attribute(attributes, "email_verified")).isEqualTo("false");
        assertThat(AdminClient.attribute(attributes, "nickname")).isEqualTo("Ada");
        admin.refused("AdminGetUser", ADA.formatted(""), "UserNotFoundException", "User does not exist.");
        admin.ask(
                "AdminUpdateUserAttributes",
                "{'UserPoolId': 'POOL', 'Username': 'countess@example.com', 'UserAttributes': [{'Name': 'nickname',"
                        + " 'Value': ''}, {'Name': 'email_verified', 'Value': 'true'}]}");
        attributes = admin.user("countess@example.com").path("UserAttributes");
        assertThat(AdminClient.attribute(attributes, "email_verified")).isEqualTo("true");
        assertThat(attributes.toString()).doesNotContain("nickname");
    }

    @Test
    void adminUpdateUserAttributes_withWhatCognitoRefuses_isRefused() {
        browser.signUpAndConfirm();
        admin.ask("AdminCreateUser", BOB.formatted(""));
        refusedUpdate(
                "{'Name': 'email', 'Value': 'BOB@example.com'}",
                "AliasExistsException",
                "An account with the given email already exists.");
        refusedUpdate(
                "{'Name': 'name', 'Value': ''}",
                "InvalidParameterException",
                "Attributes did not conform to the schema: name: The attribute is required\n");
        refusedUpdate(
                "{'Name': 'email_verified', 'Value': 'yes'}",
                "InvalidParameterException",
                "Attributes did not conform to the schema: email_verified: The value must be a boolean\n");
        admin.refused(
                "AdminUpdateUserAttributes",
                ADA.formatted(""),
                "InvalidParameterException",
                "1 validation error detected: Value null at 'userAttributes' failed to satisfy constraint: Member must"
                        + " not be null");
    }

    private void refusedUpdate(String attribute, String code, String message) {
        admin.refused(
                "AdminUpdateUserAttributes",
                ADA.formatted(", 'UserAttributes': [%s]".formatted(attribute)),
                code,
                message);
    }

    @Test
    void adminDeleteUser_leavesNothing() {
        browser.signUpAndConfirm();
        admin.ask("AdminDeleteUser", ADA.formatted(""));
        admin.refused("AdminDeleteUser", ADA.formatted(""), "UserNotFoundException", "User does not exist.");
        assertThat(browser.signIn(BrowserClient.EMAIL, BrowserClient.PASSWORD).status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AdminGetUser",
                "AdminConfirmSignUp",
                "AdminDisableUser",
                "AdminEnableUser",
                "AdminDeleteUser",
                "AdminUserGlobalSignOut",
                "AdminListGroupsForUser"
            })
    void operation_onAnUnknownUser_isRefused(String operation) {
        admin.refused(operation, BOB.formatted(""), "UserNotFoundException", "User does not exist.");
    }

    private List<Message> mail() {
        return pool.mailbox.list(Optional.of("bob@example.com"));
    }

    private Optional<Resource> existing() {
        return Optional.of(new Resource(pool.poolId, Map.of()));
    }
}
