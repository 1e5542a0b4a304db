package cognitosync.localcloud.cloudformation.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** Refuses members of the template that are not known here, by their name. */
final class JsonStructure {
    private JsonStructure() {}

    static void check(String what, JsonNode node, Set<String> known) {
        if (!node.isObject()) {
            throw new DeploymentException("The " + what + " is not an object.");
        }
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw new DeploymentException("The " + what + " has the member " + name + ", which is not known here.");
            }
        });
    }
}
