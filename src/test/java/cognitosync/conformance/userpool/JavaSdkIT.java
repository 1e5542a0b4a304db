package cognitosync.conformance.userpool;

import static cognitosync.conformance.userpool.UserPoolCloud.PASSWORD;
import static cognitosync.conformance.userpool.UserPoolCloud.attribute;
import static cognitosync.conformance.userpool.UserPoolCloud.newAddress;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GroupType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.MessageActionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserType;

/** AWS SDK for Java v2 as it is published: administration of users and groups, and what it means for their sign-ins. */
class JavaSdkIT {
    private static final UserPoolCloud CLOUD = UserPoolCloud.shared();

    @RegisterExtension
    static final Called CALLED = new Called();

    private static CognitoIdentityProviderClient administrator;
    private static CognitoIdentityProviderClient anybody;

    @BeforeAll
    static void start() {
        administrator = CLOUD.client(CLOUD::developer, CALLED);
        anybody = CLOUD.client(AnonymousCredentialsProvider.create(), CALLED);
    }

    @AfterAll
    static void end() {
        administrator.close();
        anybody.close();
    }

    private static InitiateAuthResponse signIn(String email, String password) {
        return anybody.initiateAuth(b -> b.clientId(CLOUD.passwordsClientId())
                .authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                .authParameters(Map.of("USERNAME", email, "PASSWORD", password)));
    }

    private static AdminGetUserResponse user(String email) {
        return administrator.adminGetUser(b -> b.userPoolId(CLOUD.poolId()).username(email));
    }

    private static JWTClaimsSet claims(String token) {
        try {
            return SignedJWT.parse(token).getJWTClaimsSet();
        } catch (ParseException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    @Calls("ListUsers")
    void listUsers_filters_andPages() {
        String family = UUID.randomUUID().toString();
        List<String> emails = Stream.generate(() -> family + "-" + newAddress())
                .limit(3)
                .sorted()
                .toList();
        for (String email : emails) {
            CLOUD.administrator().adminCreateUser(b -> b.userPoolId(CLOUD.poolId())
                    .username(email)
                    .messageAction(MessageActionType.SUPPRESS)
                    .userAttributes(attribute("email", email), attribute("name", "Sam \"" + family + "\"")));
        }
        assertThat(administrator
                        .listUsersPaginator(b -> b.userPoolId(CLOUD.poolId())
                                .filter("email ^= \"" + family + "\"")
                                .limit(2))
                        .stream()
                        .map(page -> page.users().size()))
                .startsWith(2, 1);
        assertThat(administrator
                        .listUsersPaginator(b -> b.userPoolId(CLOUD.poolId())
                                .filter("name = \"Sam \\\"" + family + "\\\"\"")
                                .limit(1)
                                .attributesToGet("email"))
                        .users()
                        .stream()
                        .map(UserType::attributes)
                        .map(attributes -> attributes.get(0).value())
                        .sorted())
                .isEqualTo(emails);
        assertThat(administrator
                        .listUsers(b -> b.userPoolId(CLOUD.poolId()).filter("email = \"" + family + "\""))
                        .users())
                .isEmpty();
    }

    @Test
    @Calls({"AdminCreateUser", "AdminGetUser", "InitiateAuth", "RespondToAuthChallenge"})
    void createdUser_choosesAPassword_andIsConfirmed() {
        String email = newAddress();
        UserType created = administrator
                .adminCreateUser(b -> b.userPoolId(CLOUD.poolId())
                        .username(email)
                        .temporaryPassword("Temporary-1-password")
                        .messageAction(MessageActionType.SUPPRESS)
                        .userAttributes(
                                attribute("email", email),
                                attribute("email_verified", "true"),
                                attribute("name", "Sam")))
                .user();
        assertThat(created.userStatus()).isEqualTo(UserStatusType.FORCE_CHANGE_PASSWORD);
        InitiateAuthResponse challenge = signIn(email, "Temporary-1-password");
        assertThat(challenge.challengeName()).isEqualTo(ChallengeNameType.NEW_PASSWORD_REQUIRED);
        assertThat(challenge.challengeParameters().get("userAttributes")).contains(email);

        assertThat(anybody.respondToAuthChallenge(b -> b.clientId(CLOUD.passwordsClientId())
                                .challengeName(ChallengeNameType.NEW_PASSWORD_REQUIRED)
                                .session(challenge.session())
                                .challengeResponses(Map.of("USERNAME", email, "NEW_PASSWORD", PASSWORD)))
                        .authenticationResult()
                        .accessToken())
                .isNotEmpty();

        assertThat(user(email).userStatus()).isEqualTo(UserStatusType.CONFIRMED);
        assertThat(user(email).userCreateDate()).isEqualTo(created.userCreateDate());
    }

    @Test
    @Calls({
        "CreateGroup",
        "UpdateGroup",
        "GetGroup",
        "ListGroups",
        "AdminAddUserToGroup",
        "AdminListGroupsForUser",
        "ListUsersInGroup",
        "AdminRemoveUserFromGroup",
        "DeleteGroup",
        "InitiateAuth"
    })
    void groups_areInTheTokensOfTheirUsers() {
        String pool = CLOUD.poolId();
        String email = CLOUD.newUser();
        String first = "first-" + UUID.randomUUID();
        String second = "second-" + UUID.randomUUID();
        administrator.createGroup(b -> b.userPoolId(pool).groupName(second).precedence(2));
        administrator.createGroup(b -> b.userPoolId(pool).groupName(first).precedence(3));
        administrator.updateGroup(
                b -> b.userPoolId(pool).groupName(first).precedence(1).description("Before the other"));
        assertThat(administrator
                        .getGroup(b -> b.userPoolId(pool).groupName(first))
                        .group()
                        .description())
                .isEqualTo("Before the other");
        for (String group : List.of(second, first)) {
            administrator.adminAddUserToGroup(
                    b -> b.userPoolId(pool).username(email).groupName(group));
        }

        String idToken = signIn(email, PASSWORD).authenticationResult().idToken();

        assertThat(claims(idToken).getClaim("cognito:groups")).isEqualTo(List.of(first, second));
        assertThat(
                        administrator
                                .adminListGroupsForUserPaginator(
                                        b -> b.userPoolId(pool).username(email))
                                .groups()
                                .stream()
                                .map(GroupType::groupName))
                .containsExactlyInAnyOrder(first, second);
        assertThat(administrator
                        .listUsersInGroup(b -> b.userPoolId(pool).groupName(first))
                        .users())
                .hasSize(1);
        assertThat(administrator.listGroupsPaginator(b -> b.userPoolId(pool)).groups().stream()
                        .map(GroupType::groupName))
                .contains(first, second);
        administrator.adminRemoveUserFromGroup(
                b -> b.userPoolId(pool).username(email).groupName(first));
        administrator.deleteGroup(b -> b.userPoolId(pool).groupName(second));
        assertThat(claims(signIn(email, PASSWORD).authenticationResult().accessToken())
                        .getClaim("cognito:groups"))
                .isNull();
    }

    @Test
    @Calls({
        "InitiateAuth",
        "GetUser",
        "AdminUserGlobalSignOut",
        "AdminDisableUser",
        "AdminEnableUser",
        "AdminGetUser",
        "AdminDeleteUser"
    })
    void tokens_ofSignedOutDisabledAndDeletedUsers_areRefused() {
        String pool = CLOUD.poolId();
        String email = CLOUD.newUser();
        String signedOut = signIn(email, PASSWORD).authenticationResult().accessToken();
        administrator.adminUserGlobalSignOut(b -> b.userPoolId(pool).username(email));
        assertThat(Refusals.of(() -> anybody.getUser(b -> b.accessToken(signedOut))))
                .isEqualTo("NotAuthorizedException: Access Token has been revoked");

        String token = signIn(email, PASSWORD).authenticationResult().accessToken();
        administrator.adminDisableUser(b -> b.userPoolId(pool).username(email));
        assertThat(user(email).enabled()).isFalse();
        assertThat(Refusals.of(() -> anybody.getUser(b -> b.accessToken(token))))
                .startsWith("NotAuthorizedException: ");
        assertThat(Refusals.of(() -> signIn(email, PASSWORD))).isEqualTo("NotAuthorizedException: User is disabled.");
        administrator.adminEnableUser(b -> b.userPoolId(pool).username(email));

        String last = signIn(email, PASSWORD).authenticationResult().accessToken();
        administrator.adminDeleteUser(b -> b.userPoolId(pool).username(email));
        assertThat(Refusals.of(() -> anybody.getUser(b -> b.accessToken(last))))
                .isEqualTo("UserNotFoundException: User does not exist.");
    }

    @Test
    @Calls({"AdminSetUserPassword", "AdminUpdateUserAttributes", "AdminInitiateAuth", "AdminRespondToAuthChallenge"})
    void administrator_setsAPassword_andSignsInForTheUser() {
        String pool = CLOUD.poolId();
        String email = CLOUD.newUser();
        administrator.adminSetUserPassword(b -> b.userPoolId(pool)
                .username(email)
                .password("Temporary-1-password")
                .permanent(false));
        administrator.adminUpdateUserAttributes(
                b -> b.userPoolId(pool).username(email).userAttributes(attribute("name", "Samuel")));
        var challenge = administrator.adminInitiateAuth(b -> b.userPoolId(pool)
                .clientId(CLOUD.passwordsClientId())
                .authFlow(AuthFlowType.ADMIN_USER_PASSWORD_AUTH)
                .authParameters(Map.of("USERNAME", email, "PASSWORD", "Temporary-1-password")));
        assertThat(challenge.challengeName()).isEqualTo(ChallengeNameType.NEW_PASSWORD_REQUIRED);
        String idToken = administrator
                .adminRespondToAuthChallenge(b -> b.userPoolId(pool)
                        .clientId(CLOUD.passwordsClientId())
                        .challengeName(ChallengeNameType.NEW_PASSWORD_REQUIRED)
                        .session(challenge.session())
                        .challengeResponses(Map.of("USERNAME", email, "NEW_PASSWORD", "Battery-staple-2-horse")))
                .authenticationResult()
                .idToken();
        assertThat(claims(idToken).getClaim("name")).isEqualTo("Samuel");
    }

    @Test
    @Calls({
        "DescribeUserPool",
        "ListUserPools",
        "DescribeUserPoolClient",
        "ListUserPoolClients",
        "DescribeUserPoolDomain"
    })
    void settings_areThoseOfTheTemplate() {
        String pool = CLOUD.poolId();
        var described = administrator.describeUserPool(b -> b.userPoolId(pool)).userPool();
        assertThat(described.policies().passwordPolicy().minimumLength()).isEqualTo(12);
        assertThat(described.arn()).endsWith(":userpool/" + pool);
        assertThat(administrator.listUserPools(b -> b.maxResults(60)).userPools())
                .extracting("id")
                .contains(pool, CLOUD.output("OtherUserPoolId"));
        assertThat(administrator
                        .describeUserPoolClient(b -> b.userPoolId(pool).clientId(CLOUD.output("UserPoolClientId")))
                        .userPoolClient()
                        .explicitAuthFlowsAsStrings())
                .containsExactly("ALLOW_USER_SRP_AUTH");
        assertThat(administrator
                        .listUserPoolClientsPaginator(b -> b.userPoolId(pool).maxResults(2))
                        .stream()
                        .mapToInt(page -> page.userPoolClients().size())
                        .sum())
                .isEqualTo(4);
        assertThat(administrator
                        .describeUserPoolDomain(b -> b.domain("no-such-domain"))
                        .domainDescription()
                        .userPoolId())
                .isNull();
    }
}
