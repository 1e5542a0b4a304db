package cognitosync.localcloud.cloudformation.template;

import cognitosync.localcloud.cloudformation.resource.Resource;
import cognitosync.localcloud.cloudformation.resource.StackIdentity;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Knows every name that the expressions of one template may use, and gives its value. */
public final class Resolver {
    private final StackIdentity stack;
    private final Template template;
    private final Map<String, JsonNode> parameters;
    private final Map<String, Resource> resources = new HashMap<>();
    private final Map<String, Boolean> conditions = new HashMap<>();
    private final Deque<String> evaluating = new ArrayDeque<>();
    private final Budget budget = new Budget();

    public Resolver(StackIdentity stack, Template template, Map<String, JsonNode> parameters) {
        this.stack = stack;
        this.template = template;
        this.parameters = Map.copyOf(parameters);
    }

    /** From now on references to that resource have a value. */
    public void add(String logicalId, Resource resource) {
        resources.put(logicalId, resource);
    }

    /** What resolving may still cost. */
    Budget budget() {
        return budget;
    }

    JsonNode reference(String name) {
        if (name.startsWith("AWS::")) {
            return pseudoParameter(name);
        }
        JsonNode parameter = parameters.get(name);
        return budget.spendOn(
                parameter != null ? parameter : TextNode.valueOf(resource(name).physicalId()));
    }

    private JsonNode pseudoParameter(String name) {
        return switch (name) {
            case "AWS::AccountId" -> TextNode.valueOf(stack.accountId());
            case "AWS::NoValue" -> MissingNode.getInstance();
            case "AWS::NotificationARNs" -> JsonNodeFactory.instance.arrayNode();
            case "AWS::Partition" -> TextNode.valueOf(stack.account().partition());
            case "AWS::Region" -> TextNode.valueOf(stack.region());
            case "AWS::StackId" -> TextNode.valueOf(stack.id());
            case "AWS::StackName" -> TextNode.valueOf(stack.name());
            case "AWS::URLSuffix" -> TextNode.valueOf(stack.account().urlSuffix());
            default -> throw new DeploymentException("The pseudo parameter " + name + " is not supported.");
        };
    }

    JsonNode attribute(String logicalId, String attribute) {
        JsonNode value = resource(logicalId).attributes().get(attribute);
        if (value == null) {
            throw new DeploymentException("The resource " + logicalId + " of type "
                    + template.resources().get(logicalId).type() + " has no attribute " + attribute + " here.");
        }
        return budget.spendOn(value);
    }

    private Resource resource(String name) {
        Resource resource = resources.get(name);
        if (resource == null) {
            throw new DeploymentException("The template refers to " + name
                    + ", which does not exist: there is no such name, or its condition is false.");
        }
        return resource;
    }

    JsonNode mapping(String map, String topLevelKey, String secondLevelKey) {
        JsonNode value = template.mappings().path(map).path(topLevelKey).path(secondLevelKey);
        if (value.isMissingNode()) {
            throw new DeploymentException("The mapping " + map + " has no value for " + topLevelKey + " and "
                    + secondLevelKey + " (Fn::FindInMap).");
        }
        return budget.spendOn(value);
    }

    public boolean condition(String name) {
        Boolean known = conditions.get(name);
        if (known != null) {
            return known;
        }
        Expression condition = template.conditions().get(name);
        if (condition == null) {
            throw new DeploymentException("The template has no condition " + name + ".");
        }
        if (evaluating.contains(name)) {
            throw new DeploymentException("The condition " + name + " depends on itself.");
        }
        evaluating.push(name);
        boolean value = isTrue(condition);
        evaluating.pop();
        conditions.put(name, value);
        return value;
    }

    boolean isTrue(Expression expression) {
        JsonNode value = expression.resolve(this);
        if (value.isBoolean() || value.asText().equals("true") || value.asText().equals("false")) {
            return value.asText().equals("true");
        }
        throw new DeploymentException("A condition must be true or false and is " + value + ".");
    }

    public String text(Expression expression, String function) {
        return text(expression.resolve(this), function);
    }

    JsonNode list(Expression expression, String function) {
        JsonNode value = expression.resolve(this);
        if (!value.isArray()) {
            throw new DeploymentException("The function " + function + " needs a list and has " + value + ".");
        }
        return value;
    }

    List<String> texts(Expression expression, String function) {
        List<String> texts = new ArrayList<>();
        list(expression, function).forEach(value -> texts.add(text(value, function)));
        return texts;
    }

    private static String text(JsonNode value, String function) {
        if (!value.isValueNode() || value.isNull()) {
            throw new DeploymentException("The function " + function + " needs a string and has "
                    + (value.isMissingNode() ? "no value" : value) + ".");
        }
        return value.asText();
    }

    /**
     * What may be spent on resolving one template: every value that a function makes costs one, and as much again as it has
     * characters. Both the time and the size of what comes out are bounded by it, since functions inside one another can double a text
     * at every level. A template has a million characters at most; what it resolves to may have four times as many, which the store
     * keeps and reads back.
     */
    static final class Budget {
        static final long CHARACTERS = 4_000_000;
        private static final int VALUE = 1;

        private long left = CHARACTERS;

        /** For a text of that many characters, before it is made. */
        void spend(long characters) {
            left -= characters + VALUE;
            if (left < 0) {
                throw new DeploymentException(
                        "The template resolves to too much text: its functions produce more than " + CHARACTERS
                                + " characters. Shorten the text that Fn::Sub, Fn::Join and other functions repeat.");
            }
        }

        /** For a value that is used once more. */
        <T extends JsonNode> T spendOn(T value) {
            spend(value.isValueNode() ? value.asText().length() : 0);
            for (JsonNode each : value) {
                spendOn(each);
            }
            return value;
        }
    }
}
