package cognitosync.localcloud.cloudformation.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads expressions out of the template's JSON. Which functions are known depends on the section, as in CloudFormation.
 *
 * @param where section and name, for error sentences
 * @param section decides the functions
 */
public record Expressions(String where, Section section) {
    /** The parts of a template that know different functions. */
    enum Section {
        /** Properties of resources, values of outputs. */
        VALUES,
        /** The section Conditions. */
        CONDITIONS,
        /** The section Rules. */
        RULES
    }

    public static Expressions values(String where) {
        return new Expressions(where, Section.VALUES);
    }

    public Expression parse(JsonNode node) {
        if (node.isArray()) {
            return new Expression.ListOf(all(node));
        }
        if (!node.isObject()) {
            return new Expression.Literal(node);
        }
        Optional<String> function = functionOf(node);
        if (function.isPresent()) {
            return function(function.get(), node.get(function.get()));
        }
        Map<String, Expression> members = new LinkedHashMap<>();
        node.properties().forEach(member -> members.put(member.getKey(), parse(member.getValue())));
        return new Expression.ObjectOf(members);
    }

    private Optional<String> functionOf(JsonNode node) {
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            if (isFunction(member.getKey())) {
                if (node.size() > 1) {
                    throw refused("The function " + member.getKey() + " must be the only member of its object");
                }
                return Optional.of(member.getKey());
            }
        }
        return Optional.empty();
    }

    // Elsewhere "Condition" is an ordinary name: policies have it.
    private boolean isFunction(String name) {
        return name.equals("Ref") || name.startsWith("Fn::") || (name.equals("Condition") && section != Section.VALUES);
    }

    private Expression function(String name, JsonNode argument) {
        return switch (name) {
            case "Ref" -> new Expression.Ref(literal(name, argument));
            case "Fn::FindInMap" -> findInMap(arguments(name, argument, 3));
            case "Fn::Join", "Fn::Select", "Fn::Split", "Fn::Sub", "Fn::If" -> value(name, argument);
            default ->
                switch (section) {
                    case VALUES -> onlyValue(name, argument);
                    case CONDITIONS -> condition(name, argument);
                    case RULES -> rule(name, argument);
                };
        };
    }

    private Expression value(String name, JsonNode argument) {
        if (name.equals("Fn::Sub")) {
            return new SubText(this).parse(argument);
        }
        List<JsonNode> given = arguments(name, argument, name.equals("Fn::If") ? 3 : 2);
        return switch (name) {
            case "Fn::Join" -> new Expression.Join(literal(name, given.get(0)), parse(given.get(1)));
            case "Fn::Split" -> new Expression.Split(delimiter(given.get(0)), parse(given.get(1)));
            case "Fn::Select" -> new Expression.Select(parse(given.get(0)), parse(given.get(1)));
            default ->
                new Expression.If(
                        new ConditionExpression.Named(literal(name, given.get(0))),
                        parse(given.get(1)),
                        parse(given.get(2)));
        };
    }

    private Expression onlyValue(String name, JsonNode argument) {
        return switch (name) {
            case "Fn::GetAtt" -> getAtt(argument);
            case "Fn::Base64" -> new Expression.Base64Of(parse(argument));
            default -> throw unknown(name);
        };
    }

    private Expression condition(String name, JsonNode argument) {
        return switch (name) {
            case "Condition" -> new ConditionExpression.Named(literal(name, argument));
            case "Fn::And" -> new ConditionExpression.And(all(conditions(name, argument)));
            case "Fn::Or" -> new ConditionExpression.Or(all(conditions(name, argument)));
            case "Fn::Not" ->
                new ConditionExpression.Not(parse(arguments(name, argument, 1).get(0)));
            case "Fn::Equals" -> {
                List<JsonNode> given = arguments(name, argument, 2);
                yield new ConditionExpression.Equals(parse(given.get(0)), parse(given.get(1)));
            }
            default -> throw unknown(name);
        };
    }

    private Expression rule(String name, JsonNode argument) {
        switch (name) {
            case "Fn::Contains", "Fn::EachMemberEquals", "Fn::EachMemberIn" -> {
                List<JsonNode> given = arguments(name, argument, 2);
                Expression list = parse(given.get(0));
                Expression second = parse(given.get(1));
                return switch (name) {
                    case "Fn::Contains" -> new ConditionExpression.Contains(list, second);
                    case "Fn::EachMemberEquals" -> new ConditionExpression.EachMemberEquals(list, second);
                    default -> new ConditionExpression.EachMemberIn(list, second);
                };
            }
            default -> {
                return condition(name, argument);
            }
        }
    }

    private Expression.FindInMap findInMap(List<JsonNode> given) {
        return new Expression.FindInMap(parse(given.get(0)), parse(given.get(1)), parse(given.get(2)));
    }

    private Expression.GetAtt getAtt(JsonNode argument) {
        if (argument.isTextual() && argument.asText().indexOf('.') > 0) {
            String[] halves = argument.asText().split("\\.", 2);
            return new Expression.GetAtt(halves[0], Expression.Literal.text(halves[1]));
        }
        List<JsonNode> given = arguments("Fn::GetAtt", argument, 2);
        return new Expression.GetAtt(literal("Fn::GetAtt", given.get(0)), parse(given.get(1)));
    }

    private List<Expression> all(Iterable<JsonNode> nodes) {
        List<Expression> parsed = new ArrayList<>();
        nodes.forEach(node -> parsed.add(parse(node)));
        return parsed;
    }

    private List<JsonNode> conditions(String name, JsonNode argument) {
        if (!argument.isArray() || argument.size() < 2 || argument.size() > 10) {
            throw refused("The function " + name + " takes a list of 2 to 10 conditions");
        }
        return elements(argument);
    }

    private List<JsonNode> arguments(String name, JsonNode argument, int count) {
        if (!argument.isArray() || argument.size() != count) {
            throw refused("The function " + name + " takes a list of exactly " + count
                    + (count == 1 ? " element" : " elements"));
        }
        return elements(argument);
    }

    private static List<JsonNode> elements(JsonNode list) {
        List<JsonNode> elements = new ArrayList<>();
        list.forEach(elements::add);
        return elements;
    }

    private String delimiter(JsonNode node) {
        String delimiter = literal("Fn::Split", node);
        if (delimiter.isEmpty()) {
            throw refused("The delimiter of Fn::Split is empty");
        }
        return delimiter;
    }

    private String literal(String function, JsonNode node) {
        if (!node.isTextual()) {
            throw refused("The function " + function + " needs a literal string and has " + node);
        }
        return node.asText();
    }

    private DeploymentException unknown(String name) {
        return refused("The function " + name + " is not supported");
    }

    DeploymentException refused(String what) {
        return new DeploymentException(what + " (" + where + ").");
    }
}
