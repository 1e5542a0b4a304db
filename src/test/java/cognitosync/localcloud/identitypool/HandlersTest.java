package cognitosync.localcloud.identitypool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cognitosync.localcloud.Declarations;
import cognitosync.localcloud.cloudformation.resource.Resource;
import cognitosync.localcloud.cloudformation.template.DeploymentException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The resource types: what they take, refuse and delete. */
class HandlersTest {
    private static final Instant NOW = Instant.parse("2026-11-22T18:35:00Z");

    @AutoClose
    private final IdentityFixture cloud = IdentityFixture.open(() -> NOW);

    @Test
    void handlers_leaveOutWhatTheyDoNotHonour() {
        assertThat(cloud.handler("AWS::Cognito::IdentityPool")
                        .properties()
                        .unknownIn(Declarations.of(
                                        "Pool",
                                        "{\"SupportedLoginProviders\": {\"a\": \"b\"}, \"CognitoStreams\": {}, \"IdentityPoolTags\": []}",
                                        Optional.empty())
                                .properties()))
                .containsExactly("CognitoStreams", "SupportedLoginProviders");
        assertThat(cloud.handler("AWS::Cognito::IdentityPoolRoleAttachment")
                        .properties()
                        .unknownIn(Declarations.of("Roles", "{\"RoleMappings\": {\"a\": \"b\"}}", Optional.empty())
                                .properties()))
                .containsExactly("RoleMappings");
    }

    @Test
    void roleAttachment_ofAnUnknownOrManagedRole_stopsTheDeployment() {
        assertThatThrownBy(() -> cloud.handler("AWS::Cognito::IdentityPoolRoleAttachment")
                        .deploy(cloud.attachment("arn:aws:iam::123456789012:role/nobody")))
                .isInstanceOf(DeploymentException.class)
                .hasMessageContaining("role/nobody, which does not exist here");
        Resource managed = cloud.roles
                .handlers(new SecureRandom())
                .get(0)
                .deploy(Declarations.of("Managed", """
                        {"ManagedPolicyArns": ["arn:aws:iam::aws:policy/AdministratorAccess"],
                         "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
                          "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}]}}""", Optional.empty()));
        assertThatThrownBy(() -> cloud.handler("AWS::Cognito::IdentityPoolRoleAttachment")
                        .deploy(cloud.attachment(managed.attributes().get("Arn").asText())))
                .isInstanceOf(DeploymentException.class)
                .hasMessageContaining("AdministratorAccess");
    }

    @Test
    void pool_deleted_takesItsIdentitiesAlong() {
        String token = cloud.token("owner");
        String owner = cloud.identityOf(token);
        assertThat(cloud.pools.createdAt(cloud.poolId).isPresent()).isTrue();
        cloud.handler("AWS::Cognito::IdentityPool").delete(cloud.poolId);
        assertThat(cloud.pools.createdAt(cloud.poolId).isPresent()).isFalse();
        cloud.assertRefused(
                "GetCredentialsForIdentity",
                IdentityFixture.identity(owner, token),
                "ResourceNotFoundException",
                "Identity '" + owner + "' not found.");
    }
}
