package cognitosync.localcloud.iam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one statement after the other of one policy. */
final class StatementParser {
    private static final Set<String> ELEMENTS = Set.of(
            "Sid",
            "Effect",
            "Principal",
            "NotPrincipal",
            "Action",
            "NotAction",
            "Resource",
            "NotResource",
            "Condition");

    private final String policyName;
    private final PolicyKind kind;
    private final boolean variables;

    StatementParser(String policyName, PolicyKind kind, boolean variables) {
        this.policyName = policyName;
        this.kind = kind;
        this.variables = variables;
    }

    Statement parse(int position, JsonNode json) {
        try {
            return read(position, json);
        } catch (PolicyException e) {
            String place = "Statement " + (position + 1) + " of the policy " + policyName + ": ";
            throw new PolicyException(place + e.getMessage(), e);
        }
    }

    private Statement read(int position, JsonNode json) {
        if (!(json instanceof ObjectNode statement)) {
            throw new PolicyException("A statement is missing, or is not a JSON object.");
        }
        statement.fieldNames().forEachRemaining(element -> {
            if (!ELEMENTS.contains(element)) {
                throw new PolicyException("The element " + element + " is not known here.");
            }
        });
        return new Statement(
                policyName,
                position,
                Optional.ofNullable(statement.get("Sid")).map(JsonNode::asText),
                effect(statement.path("Effect").asText()),
                principals(statement),
                actions(statement),
                resources(statement),
                conditions(statement.path("Condition")),
                statement.deepCopy());
    }

    private static Effect effect(String text) {
        return switch (text) {
            case "Allow" -> Effect.ALLOW;
            case "Deny" -> Effect.DENY;
            default -> throw new PolicyException("Effect must be Allow or Deny.");
        };
    }

    private Optional<PrincipalElement> principals(ObjectNode statement) {
        if (!kind.namesPrincipal()) {
            refuse(statement, "Principal", "NotPrincipal");
            return Optional.empty();
        }
        String element = oneOf(statement, "Principal", "NotPrincipal");
        return Optional.of(PrincipalParser.parse(element.startsWith("Not"), statement.get(element)));
    }

    private ActionElement actions(ObjectNode statement) {
        String element = oneOf(statement, "Action", "NotAction");
        List<TextPattern> patterns = new ArrayList<>();
        for (String action : texts(element, statement.get(element))) {
            if (!action.equals("*") && !action.matches("[^:\\s]+:[^:\\s]+")) {
                throw new PolicyException("The action \"" + action + "\" must be written as service:Action.");
            }
            // IAM takes no variables in actions.
            patterns.add(TextPatternParser.withWildcards(action, false));
        }
        return new ActionElement(element.startsWith("Not"), patterns);
    }

    private Optional<ResourceElement> resources(ObjectNode statement) {
        if (!kind.namesResource()) {
            refuse(statement, "Resource", "NotResource");
            return Optional.empty();
        }
        String element = oneOf(statement, "Resource", "NotResource");
        List<ArnPattern> patterns = texts(element, statement.get(element)).stream()
                .map(resource -> ArnPattern.parse(resource, variables))
                .toList();
        return Optional.of(new ResourceElement(element.startsWith("Not"), patterns));
    }

    private List<Condition> conditions(JsonNode block) {
        List<Condition> conditions = new ArrayList<>();
        if (block.isMissingNode()) {
            return conditions;
        }
        if (!block.isObject()) {
            throw new PolicyException("Condition must be an object of operators.");
        }
        for (Map.Entry<String, JsonNode> operator : block.properties()) {
            ConditionParser parser = new ConditionParser(operator.getKey(), variables);
            for (Map.Entry<String, JsonNode> key : operator.getValue().properties()) {
                conditions.add(parser.parse(key.getKey(), texts(key.getKey(), key.getValue())));
            }
        }
        return conditions;
    }

    private void refuse(ObjectNode statement, String... elements) {
        for (String element : elements) {
            if (statement.has(element)) {
                throw new PolicyException("A policy of this kind must not have the element " + element + ".");
            }
        }
    }

    private static String oneOf(ObjectNode statement, String element, String opposite) {
        if (statement.has(element) == statement.has(opposite)) {
            throw new PolicyException("Exactly one of " + element + " and " + opposite + " is needed.");
        }
        return statement.has(element) ? element : opposite;
    }

    static List<String> texts(String element, JsonNode value) {
        List<String> texts = new ArrayList<>();
        for (JsonNode each : value.isArray() ? value : List.of(value)) {
            if (!each.isValueNode() || each.isNull()) {
                throw new PolicyException(element + " must be text or a list of text.");
            }
            texts.add(each.asText());
        }
        if (texts.isEmpty()) {
            throw new PolicyException(element + " must not be empty.");
        }
        return texts;
    }
}
