package cognitosync.localcloud.userpool;

import cognitosync.localcloud.cloudformation.resource.Declaration;
import cognitosync.localcloud.cloudformation.template.DeploymentException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** Reads a declaration's values and refuses those that Cognito refuses, or that nothing here could honour. */
record PropertyConstraints(String type, Declaration declaration) {

    /** A text that must be there. */
    String required(String property) {
        String value = declaration.properties().path(property).asText("");
        if (value.isEmpty()) {
            throw refused(property, "is missing");
        }
        return value;
    }

    /** A whole number within bounds, where it is there at all. */
    void requireBetween(String path, long least, long most) {
        JsonNode value = at(path);
        if (!value.isMissingNode() && (value.asLong(least - 1) < least || value.asLong(most + 1) > most)) {
            throw refused(path, "is " + value.asText() + "; it must be from " + least + " to " + most);
        }
    }

    /** One of some texts, where it is there at all. */
    void requireOneOf(String path, Set<String> values, String why) {
        JsonNode value = at(path);
        if (!value.isMissingNode() && !values.contains(value.asText())) {
            throw refused(path, "is " + value.asText() + "; " + why);
        }
    }

    /** Texts that are all among some. */
    void requireAllOf(String path, Set<String> values, String why) {
        for (JsonNode value : at(path)) {
            if (!values.contains(value.asText())) {
                throw refused(path, "has " + value.asText() + "; " + why);
            }
        }
    }

    /** Requires an unchanged value, for what Cognito cannot change of an existing resource. */
    void requireUnchanged(String property, ObjectNode before) {
        if (!declaration.properties().path(property).equals(before.path(property))) {
            throw refused(
                    property,
                    "cannot change once the resource exists. Restore the previous value, or give the resource another logical id");
        }
    }

    JsonNode at(String path) {
        return declaration.properties().at("/" + path.replace('.', '/'));
    }

    DeploymentException refused(String path, String what) {
        return new DeploymentException(
                type + " " + declaration.logicalId() + ": the property " + path + " " + what + ".");
    }
}
