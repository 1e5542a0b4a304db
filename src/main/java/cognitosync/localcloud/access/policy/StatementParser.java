package cognitosync.localcloud.access.policy;

import cognitosync.localcloud.access.policy.Condition.ConditionParser;
import cognitosync.localcloud.access.policy.Statement.ActionElement;
import cognitosync.localcloud.access.policy.Statement.Effect;
import cognitosync.localcloud.access.policy.Statement.ResourceElement;
import cognitosync.localcloud.access.policy.TextPattern.TextPatternParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

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
            throw e.at(kind, "Statement " + (position + 1) + " of the policy " + policyName);
        }
    }

    private Statement read(int position, JsonNode json) {
        if (!(json instanceof ObjectNode statement)) {
            throw new PolicyException("A statement is missing, or is not a JSON object.");
        }
        statement.fieldNames().forEachRemaining(element -> {
            if (!ELEMENTS.contains(element)) {
                throw new PolicyException("The element " + element + " is not supported.");
            }
        });
        return new Statement(
                policyName,
                position,
                sid(statement),
                effect(statement.path("Effect")),
                principals(statement),
                actions(statement),
                resources(statement),
                conditions(statement.path("Condition")),
                statement.deepCopy());
    }

    private static Optional<String> sid(ObjectNode statement) {
        JsonNode sid = statement.path("Sid");
        if (!sid.isMissingNode() && !sid.isTextual()) {
            throw new PolicyException("Sid must be text.");
        }
        return Optional.of(sid).filter(JsonNode::isTextual).map(JsonNode::asText);
    }

    private static Effect effect(JsonNode effect) {
        return switch (effect.isTextual() ? effect.asText() : "") {
            case "Allow" -> Effect.ALLOW;
            case "Deny" -> Effect.DENY;
            default -> throw new PolicyException(PolicyException.Fault.EFFECT, "Effect must be \"Allow\" or \"Deny\".");
        };
    }

    private Optional<PrincipalElement> principals(ObjectNode statement) {
        if (!kind.namesPrincipal()) {
            refuse(statement, PolicyException.Fault.PRINCIPAL_FORBIDDEN, "Principal", "NotPrincipal");
            return Optional.empty();
        }
        String element = oneOf(statement, PolicyException.Fault.NO_PRINCIPAL, "Principal", "NotPrincipal");
        return Optional.of(PrincipalElement.parse(element.startsWith("Not"), statement.get(element)));
    }

    private ActionElement actions(ObjectNode statement) {
        String element = oneOf(statement, PolicyException.Fault.NO_ACTION, "Action", "NotAction");
        List<TextPattern> patterns = new ArrayList<>();
        for (String action : texts(element, statement.get(element))) {
            if (!action.equals("*") && !action.matches("[^:\\s]+:[^:\\s]+")) {
                throw new PolicyException(
                        PolicyException.Fault.ACTION,
                        "The action \"" + action + "\" must be written as service:Action.");
            }
            // IAM takes no variables in actions.
            patterns.add(TextPatternParser.withWildcards(action, false));
        }
        return new ActionElement(element.startsWith("Not"), patterns);
    }

    private Optional<ResourceElement> resources(ObjectNode statement) {
        if (!kind.namesResource()) {
            refuse(statement, PolicyException.Fault.RESOURCE_FORBIDDEN, "Resource", "NotResource");
            return Optional.empty();
        }
        String element = oneOf(statement, PolicyException.Fault.NO_RESOURCE, "Resource", "NotResource");
        List<ArnPattern> patterns = texts(element, statement.get(element)).stream()
                .map(resource -> ArnPattern.parse(resource, variables, PolicyException.Fault.RESOURCE))
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
            for (Map.Entry<String, JsonNode> key : keys(operator.getKey(), operator.getValue())) {
                conditions.add(parser.parse(key.getKey(), values(key.getKey(), key.getValue())));
            }
        }
        return conditions;
    }

    // Without this check the statement would apply to everybody: a value that is not an object has no keys, so no
    // conditions.
    private static Set<Map.Entry<String, JsonNode>> keys(String operator, JsonNode keys) {
        if (!keys.isObject() || keys.isEmpty()) {
            throw new PolicyException(operator + " in Condition must be an object of condition keys, such as {\""
                    + "aws:userid\": …}, with one key at least.");
        }
        return keys.properties();
    }

    private static void refuse(ObjectNode statement, PolicyException.Fault fault, String... elements) {
        for (String element : elements) {
            if (statement.has(element)) {
                throw new PolicyException(fault, "A policy of this kind must not have the element " + element + ".");
            }
        }
    }

    private static String oneOf(ObjectNode statement, PolicyException.Fault missing, String element, String opposite) {
        if (statement.has(element) == statement.has(opposite)) {
            throw new PolicyException(
                    statement.has(element) ? PolicyException.Fault.SYNTAX : missing,
                    "Exactly one of " + element + " and " + opposite + " is needed.");
        }
        return statement.has(element) ? element : opposite;
    }

    static List<String> texts(String element, JsonNode value) {
        return list(element, value, JsonNode::isTextual, "text or a list of text");
    }

    // Numbers and booleans may stand without quotes here, and only here.
    private static List<String> values(String key, JsonNode value) {
        return list(
                key,
                value,
                each -> each.isTextual() || each.isNumber() || each.isBoolean(),
                "text, a number, true or false, or a list of these");
    }

    private static List<String> list(String element, JsonNode value, Predicate<JsonNode> isRight, String kinds) {
        List<String> texts = new ArrayList<>();
        for (JsonNode each : value.isArray() ? value : List.of(value)) {
            if (!isRight.test(each)) {
                throw new PolicyException(element + " must be " + kinds + ".");
            }
            texts.add(each.asText());
        }
        if (texts.isEmpty()) {
            throw new PolicyException(element + " must not be empty.");
        }
        return texts;
    }
}
