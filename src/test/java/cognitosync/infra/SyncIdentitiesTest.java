package cognitosync.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import software.amazon.awscdk.assertions.Match;

@ResourceLock(TestAssembly.KERNEL)
class SyncIdentitiesTest {
    private static final String POOL = "AWS::Cognito::IdentityPool";
    private static final Map<String, Object> POOL_ID = Map.of("Ref", Match.stringLikeRegexp("^SyncIdentitiesPool"));

    private final Synthesized stack = Synthesized.byDefault();

    @Test
    void pool_hasNoGuestsAndNoClassicFlow() {
        stack.template()
                .hasResourceProperties(
                        POOL, Map.of("AllowUnauthenticatedIdentities", false, "AllowClassicFlow", false));
    }

    @Test
    void pool_takesUsersOfTheSitesClientOnlyAndChecksTheirTokensAtTheUserPool() {
        stack.template()
                .hasResourceProperties(
                        POOL,
                        Map.of(
                                "CognitoIdentityProviders",
                                List.of(Match.exact(Map.of(
                                        "ClientId",
                                        Map.of("Ref", Match.stringLikeRegexp("^SignInSite")),
                                        "ProviderName",
                                        Map.of(
                                                "Fn::GetAtt",
                                                List.of(Match.stringLikeRegexp("^SignInUsers"), "ProviderName")),
                                        "ServerSideTokenCheck",
                                        true)))));
    }

    @Test
    void pool_knowsNoOtherProviderAndPushesNowhere() {
        assertThat(stack.theOnly(POOL))
                .containsOnlyKeys("AllowUnauthenticatedIdentities", "AllowClassicFlow", "CognitoIdentityProviders");
    }

    @Test
    void attachment_givesARoleToSignedInUsersOnly() {
        Map<?, ?> roles = (Map<?, ?>)
                stack.theOnly("AWS::Cognito::IdentityPoolRoleAttachment").get("Roles");
        assertThat(roles.keySet()).hasToString("[authenticated]");
        stack.template()
                .hasResourceProperties(
                        "AWS::Cognito::IdentityPoolRoleAttachment",
                        Map.of(
                                "IdentityPoolId", POOL_ID,
                                "RoleMappings", Match.absent(),
                                "Roles",
                                        Map.of(
                                                "authenticated",
                                                Map.of(
                                                        "Fn::GetAtt",
                                                        List.of(
                                                                Match.stringLikeRegexp("^SyncIdentitiesAuthenticated"),
                                                                "Arn")))));
    }

    @Test
    void role_isTakenByAuthenticatedIdentitiesOfThisPoolOnly() {
        stack.template()
                .hasResourceProperties(
                        "AWS::IAM::Role",
                        Map.of(
                                "AssumeRolePolicyDocument",
                                Map.of(
                                        "Version",
                                        "2012-10-17",
                                        "Statement",
                                        List.of(Match.exact(Map.of(
                                                "Effect",
                                                "Allow",
                                                "Action",
                                                "sts:AssumeRoleWithWebIdentity",
                                                "Principal",
                                                Map.of("Federated", "cognito-identity.amazonaws.com"),
                                                "Condition",
                                                Map.of(
                                                        "StringEquals",
                                                        Map.of("cognito-identity.amazonaws.com:aud", POOL_ID),
                                                        "ForAnyValue:StringLike",
                                                        Map.of(
                                                                "cognito-identity.amazonaws.com:amr",
                                                                "authenticated")))))),
                                "ManagedPolicyArns",
                                Match.absent()));
    }

    @Test
    void role_reachesTheDatasetsOfItsOwnIdentityAndNothingElse() {
        Map<?, ?> statement = stack.onlyStatementOfUsers();
        assertThat(statement.get("Effect")).isEqualTo("Allow");
        assertThat(statement.get("Action"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .containsExactlyInAnyOrder(
                        "cognito-sync:ListRecords",
                        "cognito-sync:UpdateRecords",
                        "cognito-sync:ListDatasets",
                        "cognito-sync:DescribeDataset",
                        "cognito-sync:DeleteDataset");
        assertThat(Synthesized.text(statement.get("Resource")))
                .isEqualTo("arn:${AWS::Partition}:cognito-sync:${AWS::Region}:${AWS::AccountId}:identitypool/"
                        + "${cognito-identity.amazonaws.com:aud}/identity/${cognito-identity.amazonaws.com:sub}/*");
    }

    @Test
    void role_hasTheVariablesOfIamAsLiteralText() {
        String resource = String.valueOf(stack.onlyStatementOfUsers().get("Resource"));
        assertThat(resource).contains("Fn::Join").doesNotContain("Fn::Sub");
    }

    @Test
    void role_isTheOnlyOneThatUsersCanHave() {
        assertThat(stack.ofType("AWS::IAM::Role").values())
                .filteredOn(role -> role.toString().contains("cognito-identity.amazonaws.com"))
                .hasSize(1);
        assertThat(stack.ofType("AWS::IAM::Policy").values())
                .allSatisfy(policy -> assertThat(policy.toString()).doesNotContain("SyncIdentities"));
        stack.template().resourceCountIs("AWS::IAM::ManagedPolicy", 0);
    }
}
