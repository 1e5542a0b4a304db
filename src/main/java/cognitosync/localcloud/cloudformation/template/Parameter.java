package cognitosync.localcloud.cloudformation.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A parameter of the template.
 *
 * @param name its name
 * @param type such as {@code String} or {@code AWS::SSM::Parameter::Value<String>}
 * @param defaultValue of a deployment that gives none
 * @param allowedPattern which the value must match as a whole
 * @param allowedValues which the value must be one of, where there are any
 * @param noEcho whether its value is masked wherever it is shown
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html">Parameters</a>
 */
public record Parameter(
        String name,
        String type,
        Optional<String> defaultValue,
        Optional<AllowedPattern> allowedPattern,
        List<String> allowedValues,
        boolean noEcho) {
    private static final String SYSTEM_PARAMETER = "AWS::SSM::Parameter::Value<String>";
    static final String LIST = "CommaDelimitedList";
    private static final Set<String> TYPES = Set.of("String", "Number", LIST, SYSTEM_PARAMETER);
    private static final Set<String> MEMBERS = Set.of(
            "Type", "Default", "Description", "NoEcho", "AllowedPattern", "AllowedValues", "ConstraintDescription");

    static Parameter parse(String name, JsonNode node) {
        Template.requireKnown("parameter " + name, node, MEMBERS);
        String type = node.path("Type").asText();
        if (!TYPES.contains(type)) {
            throw new DeploymentException(
                    "The parameter " + name + " has the type " + type + ", which is not supported.");
        }
        List<String> allowed = new ArrayList<>();
        node.path("AllowedValues").forEach(value -> allowed.add(value.asText()));
        return new Parameter(
                name,
                type,
                optional(node.path("Default")),
                optional(node.path("AllowedPattern")).map(pattern -> AllowedPattern.of(name, pattern)),
                List.copyOf(allowed),
                NoEchoMask.isDeclared(node));
    }

    private static Optional<String> optional(JsonNode node) {
        return node.isMissingNode() ? Optional.empty() : Optional.of(node.asText());
    }

    /** The value that {@code Ref} gives. */
    public JsonNode value(Optional<String> given, SystemParameters system, AllowedPattern.Steps steps) {
        String value = given.or(this::defaultValue)
                .orElseThrow(() -> new DeploymentException("The parameter " + name + " must have a value."));
        boolean matches =
                allowedPattern.map(pattern -> pattern.matches(value, steps)).orElse(true);
        if (!matches || (!allowedValues.isEmpty() && !allowedValues.contains(value))) {
            throw new DeploymentException("The parameter " + name + " does not allow the value " + shown(value) + ".");
        }
        return switch (type) {
            case SYSTEM_PARAMETER ->
                TextNode.valueOf(system.value(value)
                        .orElseThrow(() -> new DeploymentException(
                                "The parameter " + name + " takes its value from the SSM parameter " + shown(value)
                                        + ", which does not exist here.")));
            case LIST -> list(value);
            case "Number" -> number(value);
            default -> TextNode.valueOf(value);
        };
    }

    private String shown(String value) {
        return noEcho ? NoEchoMask.MASK : value;
    }

    private JsonNode number(String value) {
        if (!value.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)")) {
            throw new DeploymentException("The parameter " + name + " must be a number and is " + shown(value) + ".");
        }
        return TextNode.valueOf(value);
    }

    private static ArrayNode list(String value) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        elements(value).forEach(list::add);
        return list;
    }

    /** Of a list, its elements. */
    static List<String> elements(String value) {
        return Arrays.stream(value.split(",", -1)).map(String::trim).toList();
    }
}
