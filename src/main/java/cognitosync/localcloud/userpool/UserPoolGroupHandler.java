package cognitosync.localcloud.userpool;

import cognitosync.localcloud.cloudformation.resource.Declaration;
import cognitosync.localcloud.cloudformation.resource.PropertyNames;
import cognitosync.localcloud.cloudformation.resource.Resource;
import cognitosync.localcloud.cloudformation.resource.ResourceHandler;
import cognitosync.localcloud.userpool.groups.Groups;
import cognitosync.localcloud.userpool.settings.Pools;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * {@code AWS::Cognito::UserPoolGroup}. A changed declaration keeps the members.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpoolgroup.html">AWS::Cognito::UserPoolGroup</a>
 */
record UserPoolGroupHandler(Pools pools, Groups groups) implements ResourceHandler {
    private static final int LONGEST_NAME = 128;
    private static final int LONGEST_TEXT = 2_048;
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]*");
    private static final String SEPARATOR = "|";

    @Override
    public String type() {
        return "AWS::Cognito::UserPoolGroup";
    }

    @Override
    public PropertyNames properties() {
        return new PropertyNames(Set.of("Description", "GroupName", "Precedence", "RoleArn", "UserPoolId"), Map.of());
    }

    @Override
    public Set<String> replacedBy() {
        return Set.of("GroupName", "UserPoolId");
    }

    @Override
    public Resource deploy(Declaration declaration) {
        PropertyConstraints declared = new PropertyConstraints(type(), declaration);
        String poolId = declared.required("UserPoolId");
        if (pools.find(poolId).isEmpty()) {
            throw declared.refused("UserPoolId", "names no user pool: " + poolId);
        }
        declared.requireBetween("Precedence", 0, Integer.MAX_VALUE);
        requireText(declared, "Description", LONGEST_TEXT);
        requireText(declared, "RoleArn", LONGEST_TEXT);
        requireText(declared, "GroupName", LONGEST_NAME);
        if (!NAME.matcher(declared.at("GroupName").asText()).matches()) {
            throw declared.refused("GroupName", "has blanks or invisible characters");
        }
        Groups.Settings settings = new Groups.Settings(
                text(declared, "Description"), text(declared, "RoleArn"), precedence(declared.at("Precedence")));
        String name = declaration
                .existing()
                .map(existing -> reference(existing.physicalId()))
                .or(() -> text(declared, "GroupName"))
                .orElseGet(() -> declaration.newName(LONGEST_NAME));
        if (groups.find(poolId, name).isEmpty()) {
            groups.create(poolId, name, settings);
        } else if (declaration.existing().isPresent()) {
            groups.update(poolId, name, settings);
        } else {
            throw declared.refused(
                    "GroupName", "is " + name + ", which a group of the user pool has; choose another name");
        }
        return new Resource(poolId + SEPARATOR + name, Map.of());
    }

    /** The name of the group; names of groups are unique in a pool only, so the physical id is both of its primary identifiers. */
    @Override
    public String reference(String physicalId) {
        return physicalId.substring(physicalId.indexOf(SEPARATOR) + 1);
    }

    private static void requireText(PropertyConstraints declared, String property, int most) {
        JsonNode value = declared.at(property);
        if (!value.isMissingNode() && value.asText().length() > most) {
            throw declared.refused(property, "is longer than " + most + " characters");
        }
    }

    private static Optional<String> text(PropertyConstraints declared, String property) {
        return Optional.of(declared.at(property))
                .filter(value -> !value.isMissingNode())
                .map(JsonNode::asText)
                .filter(text -> !text.isEmpty());
    }

    private static Optional<Integer> precedence(JsonNode value) {
        return value.isMissingNode() ? Optional.empty() : Optional.of(value.asInt());
    }

    @Override
    public void delete(String physicalId) {
        int end = physicalId.indexOf(SEPARATOR);
        groups.delete(physicalId.substring(0, end), physicalId.substring(end + 1));
    }
}
