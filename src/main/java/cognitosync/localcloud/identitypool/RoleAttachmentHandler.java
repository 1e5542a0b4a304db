package cognitosync.localcloud.identitypool;

import cognitosync.localcloud.cloudformation.resource.Declaration;
import cognitosync.localcloud.cloudformation.resource.PropertyNames;
import cognitosync.localcloud.cloudformation.resource.Resource;
import cognitosync.localcloud.cloudformation.resource.ResourceHandler;
import cognitosync.localcloud.cloudformation.template.DeploymentException;
import cognitosync.localcloud.iam.Role;
import cognitosync.localcloud.iam.Roles;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The roles that users and guests of an identity pool get.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-identitypoolroleattachment.html">AWS::Cognito::IdentityPoolRoleAttachment</a>
 */
record RoleAttachmentHandler(Pools pools, Roles roles) implements ResourceHandler {
    @Override
    public String type() {
        return "AWS::Cognito::IdentityPoolRoleAttachment";
    }

    @Override
    public PropertyNames properties() {
        return new PropertyNames(Set.of("IdentityPoolId", "Roles.authenticated", "Roles.unauthenticated"), Map.of());
    }

    @Override
    public Set<String> replacedBy() {
        return Set.of("IdentityPoolId");
    }

    @Override
    public Resource deploy(Declaration declaration) {
        String poolId = declaration.properties().path("IdentityPoolId").asText();
        if (pools.find(poolId).isEmpty()) {
            throw new DeploymentException("The role attachment " + declaration.logicalId() + " names the identity pool "
                    + poolId + ", which does not exist here.");
        }
        pools.attach(
                poolId,
                new IdentityPool.AttachedRoles(
                        attached(declaration, "authenticated"), attached(declaration, "unauthenticated")));
        return new Resource(poolId, Map.of());
    }

    private Optional<String> attached(Declaration declaration, String kind) {
        JsonNode arn = declaration.properties().path("Roles").path(kind);
        return arn.isTextual()
                ? Optional.of(role(declaration.logicalId(), arn.asText()).arn())
                : Optional.empty();
    }

    private Role role(String logicalId, String arn) {
        Role role = roles.find(arn)
                .orElseThrow(() -> new DeploymentException("The role attachment " + logicalId + " names the role " + arn
                        + ", which does not exist here. Declare it in the same template."));
        if (!role.managedPolicyArns().isEmpty()) {
            throw new DeploymentException("Users of an identity pool would get the role " + role.name()
                    + ", whose managed policies (" + String.join(", ", role.managedPolicyArns())
                    + ") are not supported; grant its permissions with inline policies.");
        }
        return role;
    }

    @Override
    public void delete(String physicalId) {
        pools.attach(physicalId, IdentityPool.AttachedRoles.NONE);
    }
}
