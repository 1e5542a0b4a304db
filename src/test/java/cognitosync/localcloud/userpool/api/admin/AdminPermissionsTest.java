package cognitosync.localcloud.userpool.api.admin;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.Declarations;
import cognitosync.localcloud.TestAccount;
import cognitosync.localcloud.access.credentials.Caller;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.iam.RoleAuthorizer;
import cognitosync.localcloud.iam.Roles;
import cognitosync.localcloud.store.DatabaseFixture;
import cognitosync.localcloud.userpool.PoolFixture;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may administer a pool: callers with a key whose policies allow it on that pool. */
class AdminPermissionsTest {
    private static final List<String> ON_A_POOL = List.of(
            "AdminAddUserToGroup",
            "AdminConfirmSignUp",
            "AdminCreateUser",
            "AdminDeleteUser",
            "AdminDisableUser",
            "AdminEnableUser",
            "AdminGetUser",
            "AdminListGroupsForUser",
            "AdminRemoveUserFromGroup",
            "AdminSetUserPassword",
            "AdminUpdateUserAttributes",
            "AdminUserGlobalSignOut",
            "CreateGroup",
            "DeleteGroup",
            "DescribeUserPool",
            "DescribeUserPoolClient",
            "GetGroup",
            "ListGroups",
            "ListUserPoolClients",
            "ListUsers",
            "ListUsersInGroup",
            "UpdateGroup");
    private static final List<String> ON_ALL = List.of("DescribeUserPoolDomain", "ListUserPools");
    private static final String EVERYTHING = """
            {'UserPoolId': '%s', 'Username': 'nobody@example.com', 'GroupName': 'g', 'Password': 'Battery-staple-2',
             'ClientId': 'c', 'UserAttributes': [], 'Domain': 'd', 'MaxResults': 1}""";

    @AutoClose
    private final PoolFixture pool = new PoolFixture();

    private final AdminClient admin = new AdminClient(pool);

    static Stream<String> onAPool() {
        return ON_A_POOL.stream();
    }

    static Stream<String> all() {
        return Stream.concat(ON_A_POOL.stream(), ON_ALL.stream());
    }

    @ParameterizedTest
    @MethodSource("all")
    void operation_withoutASignature_isRefused(String operation) {
        admin.isSigned = false;
        Response response = admin.call(operation, EVERYTHING.formatted(pool.poolId));
        assertThat(response.status()).isEqualTo(403);
        assertThat(response.headers().first("x-amzn-ErrorType")).contains("MissingAuthenticationTokenException");
        assertThat(admin.judged).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("onAPool")
    void operation_asksForItsActionOnThePool(String operation) {
        admin.isAllowed = false;
        Response response = admin.call(operation, EVERYTHING.formatted(pool.poolId));
        assertThat(response.headers().first("x-amzn-ErrorType")).contains("AccessDeniedException");
        assertThat(admin.judged)
                .containsExactly("cognito-idp:" + operation + " arn:aws:cognito-idp:eu-west-1:123456789012:userpool/"
                        + pool.poolId);
    }

    @Test
    void operation_onNoPool_asksForItsActionOnAll() {
        ON_ALL.forEach(operation -> admin.call(operation, EVERYTHING.formatted(pool.poolId)));
        assertThat(admin.judged).containsExactly("cognito-idp:DescribeUserPoolDomain *", "cognito-idp:ListUserPools *");
    }

    @ParameterizedTest
    @MethodSource("onAPool")
    void operation_onAnUnknownPool_isRefused(String operation) {
        admin.refused(
                operation,
                EVERYTHING.formatted("eu-west-1_Nowhere00"),
                "ResourceNotFoundException",
                "User pool eu-west-1_Nowhere00 does not exist.");
    }

    @ParameterizedTest
    @MethodSource("onAPool")
    void operation_onAnIdThatIsNone_isRefused(String operation) {
        admin.refused(
                operation,
                EVERYTHING.formatted("nowhere"),
                "InvalidParameterException",
                "1 validation error detected: Value at 'userPoolId' failed to satisfy constraint: Member must satisfy"
                        + " regular expression pattern: [\\w-]+_[0-9a-zA-Z]+");
    }

    @Test
    void operation_inARole_isAllowedByItsPolicyOnly() {
        try (DatabaseFixture disk = new DatabaseFixture(Roles.schema())) {
            Roles roles = new Roles(disk.database());
            AdminClient inRole = new AdminClient(
                    pool,
                    new Caller.ServiceRole("arn:aws:sts::123456789012:assumed-role/Admin/it", role(roles)),
                    new RoleAuthorizer(roles, pool::now, TestAccount.REGION));
            inRole.refused(
                    "AdminGetUser", EVERYTHING.formatted(pool.poolId), "UserNotFoundException", "User does not exist.");
            for (String operation : List.of("ListUsers", "AdminDeleteUser", "ListUserPools")) {
                assertThat(inRole.call(operation, EVERYTHING.formatted(pool.poolId))
                                .headers()
                                .first("x-amzn-ErrorType"))
                        .as(operation)
                        .contains("AccessDeniedException");
            }
        }
    }

    // May get users of this pool, and list those of another.
    private String role(Roles roles) {
        return Declarations.handler(roles.handlers(new SecureRandom()), "AWS::IAM::Role")
                .deploy(Declarations.of("Admin", """
                        {"AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
                            "Principal": {"Service": "appsync.amazonaws.com"}, "Action": "sts:AssumeRole"}]},
                         "Policies": [{"PolicyName": "Users", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
                          {"Effect": "Allow", "Action": "cognito-idp:AdminGet*",
                           "Resource": "arn:aws:cognito-idp:*:123456789012:userpool/%s"},
                          {"Effect": "Allow", "Action": "cognito-idp:ListUsers",
                           "Resource": "arn:aws:cognito-idp:*:123456789012:userpool/eu-west-1_Other1234"}]}}]}
                        """.formatted(pool.poolId)))
                .attributes()
                .get("Arn")
                .asText();
    }
}
