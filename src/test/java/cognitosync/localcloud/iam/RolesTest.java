package cognitosync.localcloud.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cognitosync.localcloud.Declarations;
import cognitosync.localcloud.TestAccount;
import cognitosync.localcloud.access.credentials.Caller;
import cognitosync.localcloud.access.policy.Decision;
import cognitosync.localcloud.access.policy.Evaluation;
import cognitosync.localcloud.access.policy.PolicyDocument;
import cognitosync.localcloud.cloudformation.resource.Resource;
import cognitosync.localcloud.cloudformation.resource.ResourceHandler;
import cognitosync.localcloud.cloudformation.template.DeploymentException;
import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.store.DatabaseFixture;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RolesTest {
    private static final Instant NOW = Instant.parse("2026-11-22T18:35:00.5Z");
    private static final String TRUST = """
            "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
              "Principal": {"Federated": "cognito-identity.amazonaws.com"}, "Action": "sts:AssumeRoleWithWebIdentity"}]}""";
    private static final String DATASET =
            "arn:aws:cognito-sync:eu-west-1:123456789012:identitypool/p/identity/i/dataset/d";

    @AutoClose
    private final DatabaseFixture disk = new DatabaseFixture(Roles.schema());

    private final List<Evaluation> evaluations = new ArrayList<>();
    private final Database database = disk.database();
    private Roles roles = new Roles(database);

    @Test
    void role_isNamedAfterItsStack_andFoundByItsArn() {
        Resource role = deployRole("Role", TRUST, Optional.empty());
        assertThat(role.physicalId()).matches("Test-Role-[A-Z0-9]{12}");
        String arn = role.attributes().get("Arn").asText();
        assertThat(arn).isEqualTo("arn:aws:iam::123456789012:role/" + role.physicalId());
        assertThat(role.attributes().get("RoleId").asText()).matches("AROA[A-Z2-7]{17}");
        assertThat(roles.find(arn)).hasValueSatisfying(found -> assertThat(found.sessionArn("s"))
                .isEqualTo("arn:aws:sts::123456789012:assumed-role/" + role.physicalId() + "/s"));
        assertThat(roles.find("arn:aws:iam::123456789012:role/other")).isEmpty();
    }

    @Test
    void role_withNameAndPath_hasBothInItsArn() {
        Resource role = deployRole("Role", TRUST + ", \"RoleName\": \"mine\", \"Path\": \"/users/\"", Optional.empty());
        assertThat(role.physicalId()).isEqualTo("mine");
        String arn = role.attributes().get("Arn").asText();
        assertThat(arn).isEqualTo("arn:aws:iam::123456789012:role/users/mine");
        assertThat(roles.find(arn).orElseThrow().sessionArn("s"))
                .as("AWS leaves the path out here")
                .isEqualTo("arn:aws:sts::123456789012:assumed-role/mine/s");
    }

    @Test
    void role_deployedAgain_keepsIdAndTakesTheNewPolicies() {
        Resource first = deployRole("Role", TRUST + ", " + inline("Old", "s3:*"), Optional.empty());
        Resource second = deployRole("Role", TRUST + ", " + inline("New", "cognito-sync:*"), Optional.of(first));
        assertThat(second).isEqualTo(first);
        assertThat(policyNames(second)).containsExactly("New");
        assertThat(decide(second, "s3:GetObject")).isInstanceOf(Decision.ImplicitlyDenied.class);
        assertThat(decide(second, "cognito-sync:ListRecords"))
                .isInstanceOfSatisfying(
                        Decision.Allowed.class,
                        allowed -> assertThat(allowed.by().policyName()).isEqualTo("New"));
    }

    @Test
    void roles_afterReopening_areTheSame() {
        Resource role = deployRole("Role", TRUST + ", " + inline("P", "s3:*"), Optional.empty());
        roles = new Roles(database);
        assertThat(policyNames(role)).containsExactly("P");
    }

    @Test
    void role_deleted_isGone_alsoTwice() {
        Resource role = deployRole("Role", TRUST, Optional.empty());
        handler("AWS::IAM::Role").delete(role.physicalId());
        assertThat(roles.find(role.attributes().get("Arn").asText())).isEmpty();
        assertThatCode(() -> handler("AWS::IAM::Role").delete(role.physicalId()))
                .doesNotThrowAnyException();
    }

    @Test
    void role_withAPolicyUnknownHere_stopsTheDeployment() {
        assertThatThrownBy(() -> deployRole("Role", TRUST + """
                                , "Policies": [{"PolicyName": "P", "PolicyDocument": {"Version": "2012-10-17", "Statement":
                                  [{"Effect": "Allow", "Action": "s3:*", "Resource": "*", "Condition": {"StringAlmost": {"a:b": "c"}}}]}}]""", Optional.empty()))
                .isInstanceOf(DeploymentException.class)
                .hasMessageContaining("The role Role")
                .hasMessageContaining("Statement 1 of the policy P")
                .hasMessageContaining("StringAlmost");
        assertThatThrownBy(() -> deployRole("Role", "\"Path\": \"/\"", Optional.empty()))
                .isInstanceOf(DeploymentException.class)
                .hasMessageContaining("AssumeRolePolicyDocument");
    }

    @Test
    void policy_attachedFromOutside_countsUntilItIsDeleted_andOutlivesAnUpdateOfTheRole() {
        Resource role = deployRole("Role", TRUST + ", " + inline("Inline", "s3:*"), Optional.empty());
        Resource policy = deployPolicy("cognito-sync:*", role.physicalId(), Optional.empty());
        deployRole("Role", TRUST + ", " + inline("Inline", "s3:*"), Optional.of(role));
        assertThat(policyNames(role)).containsExactlyInAnyOrder("Inline", "Attached");
        assertThat(decide(role, "cognito-sync:ListRecords").isAllowed()).isTrue();
        deployPolicy("sts:*", role.physicalId(), Optional.of(policy));
        assertThat(decide(role, "cognito-sync:ListRecords").isAllowed()).isFalse();
        handler("AWS::IAM::Policy").delete(policy.physicalId());
        assertThat(policyNames(role)).containsExactly("Inline");
    }

    @Test
    void policy_ofAnUnknownRole_stopsTheDeployment() {
        assertThatThrownBy(() -> deployPolicy("s3:*", "nobody", Optional.empty()))
                .isInstanceOf(DeploymentException.class)
                .hasMessageContaining("nobody");
    }

    @Test
    void handlers_leaveOutWhatTheyDoNotHonour() {
        for (String property : List.of("PermissionsBoundary", "Policy")) {
            assertThat(handler("AWS::IAM::Role")
                            .properties()
                            .unknownIn(Declarations.json("{\"%s\": \"x\"}".formatted(property))))
                    .containsExactly(property);
        }
        assertThat(handler("AWS::IAM::Policy")
                        .properties()
                        .unknownIn(Declarations.json("{\"Users\": [\"x\"], \"Groups\": []}")))
                .containsExactly("Groups", "Users");
    }

    @Test
    void authorize_byTheRolesPolicy_letsThroughOrNamesTheReason() {
        Resource role = deployRole("Role", TRUST + ", " + inline("P", "cognito-sync:ListRecords"), Optional.empty());
        RoleAuthorizer authorizer = authorizer();
        assertThatCode(() -> authorizer.authorize(caller(role), "cognito-sync:ListRecords", DATASET))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> authorizer.authorize(caller(role), "cognito-sync:UpdateRecords", DATASET))
                .isInstanceOfSatisfying(AwsException.class, denied -> {
                    assertThat(denied.code()).isEqualTo("AccessDeniedException");
                    assertThat(denied.status()).isEqualTo(403);
                    assertThat(denied.getMessage())
                            .isEqualTo("User: arn:aws:sts::123456789012:assumed-role/" + role.physicalId()
                                    + "/CognitoIdentityCredentials is not authorized to perform: cognito-sync:UpdateRecords"
                                    + " on resource: " + DATASET
                                    + " because no identity-based policy allows the cognito-sync:UpdateRecords action");
                });
    }

    @Test
    void authorize_againstAnExplicitDeny_saysSo() {
        Resource role = deployRole("Role", TRUST + """
                        , "Policies": [{"PolicyName": "P", "PolicyDocument": {"Version": "2012-10-17", "Statement":
                          [{"Effect": "Allow", "Action": "*", "Resource": "*"}, {"Effect": "Deny", "Action": "*", "Resource": "*"}]}}]""", Optional.empty());
        assertThatThrownBy(() -> authorizer().authorize(caller(role), "cognito-sync:ListRecords", DATASET))
                .isInstanceOf(AwsException.class)
                .hasMessageEndingWith("dataset/d with an explicit deny in an identity-based policy");
    }

    @Test
    void authorize_afterTheRoleIsGone_denies() {
        Resource role = deployRole("Role", TRUST + ", " + inline("P", "*"), Optional.empty());
        Caller.Identity caller = caller(role);
        handler("AWS::IAM::Role").delete(role.physicalId());
        assertThatThrownBy(() -> authorizer().authorize(caller, "cognito-sync:ListRecords", DATASET))
                .isInstanceOf(AwsException.class)
                .hasMessageContaining("no identity-based policy allows");
    }

    @Test
    void authorize_theOwnerOfTheAccount_letsThrough() {
        assertThatCode(() -> authorizer().authorize(TestAccount.OWNER, "cognito-sync:BulkPublish", DATASET))
                .doesNotThrowAnyException();
        assertThat(evaluations).singleElement().satisfies(evaluation -> {
            assertThat(evaluation.decision()).isEqualTo(new Decision.AllowedToOwner());
            assertThat(evaluation.request().resourceArn()).isEqualTo(DATASET);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "aws:CurrentTime, 2026-11-22T18:35:00Z",
        "aws:EpochTime, 1795372500",
        "aws:FederatedProvider, cognito-identity.amazonaws.com",
        "aws:PrincipalAccount, 123456789012",
        "aws:PrincipalType, AssumedRole",
        "aws:RequestedRegion, eu-west-1",
        "aws:SecureTransport, true",
        "aws:SourceIp, 127.0.0.1",
        "cognito-identity.amazonaws.com:sub, eu-west-1:i"
    })
    void decide_fillsInTheKeysThatAwsAdds(String key, String value) {
        for (String operator : List.of("StringEquals", "StringNotEquals")) {
            Resource role =
                    deployRole("Role" + operator, TRUST + """
                            , "Policies": [{"PolicyName": "P", "PolicyDocument": {"Version": "2012-10-17", "Statement":
                              [{"Effect": "Allow", "Action": "*", "Resource": "*", "Condition": {"%s": {"%s": "%s"}}}]}}]""".formatted(operator, key, value), Optional.empty());
            assertThat(decide(role, "cognito-sync:ListRecords").isAllowed()).isEqualTo(operator.equals("StringEquals"));
        }
    }

    @Test
    void authorize_aGuest_staysWithinTheSessionPolicy_whateverTheRoleSays() {
        Resource role = deployRole("Guest", TRUST + """
                , "Policies": [{"PolicyName": "P", "PolicyDocument": {"Version": "2012-10-17", "Statement":
                  [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}}]""", Optional.empty());
        Caller.Identity user = caller(role);
        Caller.Identity guest = new Caller.Identity(
                user.arn(),
                user.roleArn(),
                user.identityPoolId(),
                user.identityId(),
                Map.of("cognito-identity.amazonaws.com:amr", List.of("unauthenticated")));
        assertThatCode(() -> authorizer().authorize(guest, "cognito-sync:ListRecords", DATASET))
                .doesNotThrowAnyException();
        assertThatCode(() -> authorizer().authorize(user, "iam:CreateUser", "*"))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> authorizer().authorize(guest, "iam:CreateUser", "*"))
                .hasMessageContaining("because no session policy allows the iam:CreateUser action");
        assertThat(evaluations)
                .extracting(evaluation -> evaluation.decision().getClass().getSimpleName())
                .containsExactly("Allowed", "Allowed", "DeniedBySession");
    }

    private RoleAuthorizer authorizer() {
        return new RoleAuthorizer(roles, () -> NOW, "eu-west-1", evaluations::add);
    }

    private Decision decide(Resource role, String action) {
        try {
            authorizer().authorize(caller(role), action, DATASET);
        } catch (AwsException e) {
            assertThat(e.status()).isEqualTo(403);
        }
        return evaluations.get(evaluations.size() - 1).decision();
    }

    private Caller.Identity caller(Resource role) {
        Role found = roles.find(role.attributes().get("Arn").asText()).orElseThrow();
        return new Caller.Identity(
                found.sessionArn("CognitoIdentityCredentials"),
                found.arn(),
                "eu-west-1:p",
                "eu-west-1:i",
                Map.of("cognito-identity.amazonaws.com:sub", List.of("eu-west-1:i")));
    }

    private List<String> policyNames(Resource role) {
        return roles.find(role.attributes().get("Arn").asText()).orElseThrow().policies().stream()
                .map(PolicyDocument::name)
                .toList();
    }

    private Resource deployRole(String logicalId, String properties, Optional<Resource> existing) {
        return handler("AWS::IAM::Role").deploy(Declarations.of(logicalId, "{" + properties + "}", existing));
    }

    private Resource deployPolicy(String action, String roleName, Optional<Resource> existing) {
        return handler("AWS::IAM::Policy").deploy(Declarations.of("Policy", """
                        {"PolicyName": "Attached", "Roles": ["%s"], "PolicyDocument": {"Version": "2012-10-17",
                          "Statement": [{"Effect": "Allow", "Action": "%s", "Resource": "*"}]}}""".formatted(roleName, action), existing));
    }

    private ResourceHandler handler(String type) {
        return Declarations.handler(roles.handlers(new SecureRandom()), type);
    }

    private static String inline(String name, String action) {
        return """
                "Policies": [{"PolicyName": "%s", "PolicyDocument": {"Version": "2012-10-17",
                  "Statement": [{"Effect": "Allow", "Action": "%s", "Resource": "*"}]}}]""".formatted(name, action);
    }
}
