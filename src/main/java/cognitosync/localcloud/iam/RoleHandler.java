package cognitosync.localcloud.iam;

import cognitosync.localcloud.access.policy.PolicyDocument;
import cognitosync.localcloud.access.policy.PolicyException;
import cognitosync.localcloud.access.policy.PolicyKind;
import cognitosync.localcloud.cloudformation.resource.Declaration;
import cognitosync.localcloud.cloudformation.resource.PropertyNames;
import cognitosync.localcloud.cloudformation.resource.Resource;
import cognitosync.localcloud.cloudformation.resource.ResourceHandler;
import cognitosync.localcloud.cloudformation.template.DeploymentException;
import cognitosync.localcloud.names.Account;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Roles. Their policies are read when they are deployed, so that what is unknown here stops the deployment and not a user.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-role.html">AWS::IAM::Role</a>
 */
final class RoleHandler implements ResourceHandler {
    private static final int LONGEST_NAME = 64;
    private static final String ID_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int ID_LENGTH = 21;

    private final Roles roles;
    private final SecureRandom random;

    RoleHandler(Roles roles, SecureRandom random) {
        this.roles = roles;
        this.random = random;
    }

    @Override
    public String type() {
        return "AWS::IAM::Role";
    }

    @Override
    public PropertyNames properties() {
        return new PropertyNames(
                Set.of(
                        "AssumeRolePolicyDocument.*",
                        "ManagedPolicyArns",
                        "Path",
                        "Policies.PolicyDocument.*",
                        "Policies.PolicyName",
                        "RoleName"),
                Map.of(
                        "Description", "for people",
                        "MaxSessionDuration", "credentials of identity pools always last one hour",
                        "Tags.*", "policies do not evaluate the tags of a role here"));
    }

    @Override
    public Set<String> replacedBy() {
        return Set.of("Path", "RoleName");
    }

    @Override
    public Resource deploy(Declaration declaration) {
        ObjectNode properties = declaration.properties();
        String name = properties.has("RoleName")
                ? properties.get("RoleName").asText()
                : declaration.physicalIdOr(declaration.newName(LONGEST_NAME));
        if (declaration.existing().isEmpty() && roles.named(name).isPresent()) {
            throw new DeploymentException("The role " + declaration.logicalId() + " cannot be named " + name
                    + ": a role of that name exists already. Choose another RoleName.");
        }
        String roleId = roles.named(name).map(Role::roleId).orElseGet(this::drawRoleId);
        Account account =
                new Account(declaration.stack().accountId(), declaration.stack().region());
        String arn = account.globalArn("iam", "role" + properties.path("Path").asText("/") + name)
                .toString();
        Map<String, JsonNode> inline = new LinkedHashMap<>();
        for (JsonNode policy : properties.path("Policies")) {
            String policyName = policy.path("PolicyName").asText();
            // The second would take the place of the first, which may be what denies.
            if (inline.put(policyName, policy.path("PolicyDocument")) != null) {
                throw new DeploymentException("The role " + declaration.logicalId() + " has two Policies named "
                        + policyName + ". Give each its own PolicyName.");
            }
        }
        List<String> managed = new ArrayList<>();
        properties.path("ManagedPolicyArns").forEach(policy -> managed.add(policy.asText()));
        JsonNode trust = properties.path("AssumeRolePolicyDocument");
        try {
            List<PolicyDocument> policies = inline.entrySet().stream()
                    .map(policy -> PolicyDocument.parse(policy.getKey(), PolicyKind.IDENTITY, policy.getValue()))
                    .toList();
            PolicyDocument trustPolicy = PolicyDocument.parse("AssumeRolePolicyDocument", PolicyKind.TRUST, trust);
            roles.put(new Role(name, arn, roleId, trustPolicy, policies, managed), trust, inline);
        } catch (PolicyException e) {
            throw new DeploymentException("The role " + declaration.logicalId() + ": " + e.getMessage(), e);
        }
        return new Resource(name, Map.of("Arn", TextNode.valueOf(arn), "RoleId", TextNode.valueOf(roleId)));
    }

    private String drawRoleId() {
        StringBuilder id = new StringBuilder("AROA");
        while (id.length() < ID_LENGTH) {
            id.append(ID_ALPHABET.charAt(random.nextInt(ID_ALPHABET.length())));
        }
        return id.toString();
    }

    @Override
    public void delete(String physicalId) {
        roles.delete(physicalId);
    }
}
