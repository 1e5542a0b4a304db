package cognitosync.localcloud.cloudformation.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Takes the text of a {@code Fn::Sub} apart: <code>${Name}</code> is a variable of its own map, a parameter or a resource,
 * <code>${Name.Attribute}</code> an attribute, <code>${!Anything}</code> stays as <code>${Anything}</code>.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-sub.html">Fn::Sub</a>
 */
record SubText(Expressions expressions) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.:]+");

    Expression.Sub parse(JsonNode argument) {
        if (argument.isTextual()) {
            return sub(argument.asText(), Map.of());
        }
        if (argument.isArray()
                && argument.size() == 2
                && argument.get(0).isTextual()
                && argument.get(1).isObject()) {
            Map<String, Expression> variables = new LinkedHashMap<>();
            argument.get(1)
                    .properties()
                    .forEach(variable -> variables.put(variable.getKey(), expressions.parse(variable.getValue())));
            return sub(argument.get(0).asText(), variables);
        }
        throw expressions.refused("The function Fn::Sub takes a string, or a list of a string and a map of variables");
    }

    private Expression.Sub sub(String text, Map<String, Expression> variables) {
        List<Expression> parts = new ArrayList<>();
        int end = 0;
        int start = text.indexOf("${");
        // Without another closing brace, the rest is a literal: linear, however many braces open.
        for (int close = text.indexOf('}', start); start >= 0 && close >= 0; close = text.indexOf('}', start)) {
            parts.add(Expression.Literal.text(text.substring(end, start)));
            parts.add(variable(text.substring(start + 2, close), variables));
            end = close + 1;
            start = text.indexOf("${", end);
        }
        parts.add(Expression.Literal.text(text.substring(end)));
        return new Expression.Sub(parts);
    }

    private Expression variable(String name, Map<String, Expression> variables) {
        if (name.startsWith("!")) {
            return Expression.Literal.text("${" + name.substring(1) + "}");
        }
        if (!NAME.matcher(name).matches()) {
            throw expressions.refused("The variable ${" + name + "} of Fn::Sub is not a valid name. Write ${!" + name
                    + "} to keep it as literal text");
        }
        Expression own = variables.get(name);
        if (own != null) {
            return own;
        }
        int dot = name.indexOf('.');
        return dot < 0
                ? new Expression.Ref(name)
                : new Expression.GetAtt(name.substring(0, dot), Expression.Literal.text(name.substring(dot + 1)));
    }
}
