package cognitosync.localcloud.iam;

import cognitosync.localcloud.access.policy.PolicyDocument;
import cognitosync.localcloud.access.policy.PolicyException;
import cognitosync.localcloud.access.policy.PolicyKind;
import cognitosync.localcloud.cloudformation.resource.Declaration;
import cognitosync.localcloud.cloudformation.resource.PropertyNames;
import cognitosync.localcloud.cloudformation.resource.Resource;
import cognitosync.localcloud.cloudformation.resource.ResourceHandler;
import cognitosync.localcloud.cloudformation.template.DeploymentException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Policies that are attached to roles from outside.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-policy.html">AWS::IAM::Policy</a>
 */
final class PolicyHandler implements ResourceHandler {
    private static final int LONGEST_NAME = 64;

    private final Roles roles;

    PolicyHandler(Roles roles) {
        this.roles = roles;
    }

    @Override
    public String type() {
        return "AWS::IAM::Policy";
    }

    @Override
    public PropertyNames properties() {
        return new PropertyNames(Set.of("PolicyDocument.*", "PolicyName", "Roles"), Map.of());
    }

    @Override
    public Resource deploy(Declaration declaration) {
        String physicalId = declaration.physicalIdOr(declaration.newName(LONGEST_NAME));
        String name = declaration.properties().path("PolicyName").asText();
        JsonNode document = declaration.properties().path("PolicyDocument");
        List<String> roleNames = new ArrayList<>();
        for (JsonNode role : declaration.properties().path("Roles")) {
            if (roles.named(role.asText()).isEmpty()) {
                throw new DeploymentException("The policy " + declaration.logicalId() + " belongs to the role "
                        + role.asText() + ", which does not exist here. Declare it in the same template.");
            }
            roleNames.add(role.asText());
        }
        try {
            PolicyDocument.parse(name, PolicyKind.IDENTITY, document);
        } catch (PolicyException e) {
            throw new DeploymentException("The policy " + declaration.logicalId() + ": " + e.getMessage(), e);
        }
        roles.attach(physicalId, name, document, roleNames);
        return new Resource(physicalId, Map.of("Id", TextNode.valueOf(physicalId)));
    }

    @Override
    public void delete(String physicalId) {
        roles.detach(physicalId);
    }
}
