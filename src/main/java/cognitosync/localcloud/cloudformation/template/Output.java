package cognitosync.localcloud.cloudformation.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;

/**
 * An output of the template.
 *
 * @param name its name
 * @param value its value
 * @param condition it exists only where this condition is true
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/outputs-section-structure.html">Outputs</a>
 */
public record Output(String name, Expression value, Optional<String> condition) {
    static Output parse(String name, JsonNode node) {
        // Export is left out on purpose: no other stack can import here.
        Template.requireKnown("output " + name, node, Set.of("Value", "Description", "Condition"));
        return new Output(
                name,
                Expressions.values("Outputs." + name).parse(node.path("Value")),
                Optional.ofNullable(node.get("Condition")).map(JsonNode::asText));
    }
}
