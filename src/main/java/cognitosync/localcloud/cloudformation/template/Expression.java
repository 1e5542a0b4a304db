package cognitosync.localcloud.cloudformation.template;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Base64;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An expression of the template: a literal, a list, an object or an intrinsic function.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html">Intrinsic functions</a>
 */
public sealed interface Expression
        permits Expression.Literal,
                Expression.ListOf,
                Expression.ObjectOf,
                Expression.Ref,
                Expression.GetAtt,
                Expression.FindInMap,
                Expression.Join,
                Expression.Select,
                Expression.Split,
                Expression.Sub,
                Expression.If,
                Expression.Base64Of,
                ConditionExpression {
    /** The value; a missing node for {@code AWS::NoValue}. */
    JsonNode resolve(Resolver resolver);

    /** The expressions it is composed of. */
    List<Expression> parts();

    /** Itself and every expression inside. */
    default Stream<Expression> all() {
        return Stream.concat(Stream.of(this), parts().stream().flatMap(Expression::all));
    }

    /** Text, a number, true, false or null, as the template has it. */
    record Literal(JsonNode value) implements Expression {
        public static Literal text(String value) {
            return new Literal(TextNode.valueOf(value));
        }

        @Override
        public JsonNode resolve(Resolver resolver) {
            return resolver.budget().spendOn(value);
        }

        @Override
        public List<Expression> parts() {
            return List.of();
        }
    }

    /** A list; an element without a value is left out. */
    record ListOf(List<Expression> elements) implements Expression {
        public ListOf {
            elements = List.copyOf(elements);
        }

        @Override
        public JsonNode resolve(Resolver resolver) {
            resolver.budget().spend(0);
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            for (Expression element : elements) {
                JsonNode value = element.resolve(resolver);
                if (!value.isMissingNode()) {
                    list.add(value);
                }
            }
            return list;
        }

        @Override
        public List<Expression> parts() {
            return elements;
        }
    }

    /** An object; a member without a value is left out. */
    record ObjectOf(Map<String, Expression> members) implements Expression {
        public ObjectOf {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        @Override
        public ObjectNode resolve(Resolver resolver) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            members.forEach((name, member) -> {
                resolver.budget().spend(name.length());
                JsonNode value = member.resolve(resolver);
                if (!value.isMissingNode()) {
                    object.set(name, value);
                }
            });
            return object;
        }

        @Override
        public List<Expression> parts() {
            return List.copyOf(members.values());
        }
    }

    /** {@code Ref}: a parameter, a pseudo parameter, or the physical id of a resource. */
    record Ref(String name) implements Expression {
        @Override
        public JsonNode resolve(Resolver resolver) {
            return resolver.reference(name);
        }

        @Override
        public List<Expression> parts() {
            return List.of();
        }
    }

    /** {@code Fn::GetAtt}: an attribute of a resource; its name may come from a parameter. */
    record GetAtt(String logicalId, Expression attribute) implements Expression {
        @Override
        public JsonNode resolve(Resolver resolver) {
            return resolver.attribute(logicalId, resolver.text(attribute, "Fn::GetAtt"));
        }

        @Override
        public List<Expression> parts() {
            return List.of(attribute);
        }
    }

    /** {@code Fn::FindInMap}: a value of the template's Mappings. */
    record FindInMap(Expression map, Expression topLevelKey, Expression secondLevelKey) implements Expression {
        @Override
        public JsonNode resolve(Resolver resolver) {
            return resolver.mapping(
                    resolver.text(map, "Fn::FindInMap"),
                    resolver.text(topLevelKey, "Fn::FindInMap"),
                    resolver.text(secondLevelKey, "Fn::FindInMap"));
        }

        @Override
        public List<Expression> parts() {
            return List.of(map, topLevelKey, secondLevelKey);
        }
    }

    /** {@code Fn::Join}: texts with a delimiter between them. */
    record Join(String delimiter, Expression values) implements Expression {
        @Override
        public JsonNode resolve(Resolver resolver) {
            List<String> texts = resolver.texts(values, "Fn::Join");
            resolver.budget()
                    .spend(texts.stream().mapToLong(String::length).sum() + (long) delimiter.length() * texts.size());
            return TextNode.valueOf(String.join(delimiter, texts));
        }

        @Override
        public List<Expression> parts() {
            return List.of(values);
        }
    }

    /** {@code Fn::Select}: one element of a list, counted from 0. */
    record Select(Expression index, Expression list) implements Expression {
        @Override
        public JsonNode resolve(Resolver resolver) {
            JsonNode values = resolver.list(list, "Fn::Select");
            String at = resolver.text(index, "Fn::Select");
            if (!at.matches("\\d{1,9}") || Integer.parseInt(at) >= values.size()) {
                throw new DeploymentException(
                        "Fn::Select cannot select the value at index " + at + " of a list of " + values.size() + ".");
            }
            return values.get(Integer.parseInt(at));
        }

        @Override
        public List<Expression> parts() {
            return List.of(index, list);
        }
    }

    /** {@code Fn::Split}: a text cut at each delimiter; empty pieces stay. */
    record Split(String delimiter, Expression source) implements Expression {
        @Override
        public JsonNode resolve(Resolver resolver) {
            ArrayNode pieces = JsonNodeFactory.instance.arrayNode();
            String text = resolver.text(source, "Fn::Split");
            resolver.budget().spend(text.length());
            for (String piece : text.split(Pattern.quote(delimiter), -1)) {
                resolver.budget().spend(0);
                pieces.add(piece);
            }
            return pieces;
        }

        @Override
        public List<Expression> parts() {
            return List.of(source);
        }
    }

    /** {@code Fn::Sub}, its text taken apart: literals and what stands in for each variable, in order. */
    record Sub(List<Expression> order) implements Expression {
        public Sub {
            order = List.copyOf(order);
        }

        @Override
        public JsonNode resolve(Resolver resolver) {
            IdentityHashMap<Expression, String> known = new IdentityHashMap<>();
            StringBuilder text = new StringBuilder();
            for (Expression part : order) {
                // A variable that stands several times is resolved once.
                String value = known.computeIfAbsent(part, first -> resolver.text(first, "Fn::Sub"));
                resolver.budget().spend(value.length());
                text.append(value);
            }
            return TextNode.valueOf(text.toString());
        }

        /** Each once, however often it stands in the text. */
        @Override
        public List<Expression> parts() {
            Set<Expression> once = Collections.newSetFromMap(new IdentityHashMap<>());
            return order.stream().filter(once::add).toList();
        }
    }

    /** {@code Fn::If}: one of two values; the other is never resolved. */
    record If(ConditionExpression.Named condition, Expression whenTrue, Expression whenFalse) implements Expression {
        @Override
        public JsonNode resolve(Resolver resolver) {
            return (resolver.condition(condition.name()) ? whenTrue : whenFalse).resolve(resolver);
        }

        @Override
        public List<Expression> parts() {
            return List.of(condition, whenTrue, whenFalse);
        }
    }

    /** {@code Fn::Base64}: a text's bytes in Base64. */
    record Base64Of(Expression text) implements Expression {
        @Override
        public JsonNode resolve(Resolver resolver) {
            byte[] bytes = resolver.text(text, "Fn::Base64").getBytes(UTF_8);
            resolver.budget().spend(bytes.length + bytes.length / 3);
            return TextNode.valueOf(Base64.getEncoder().encodeToString(bytes));
        }

        @Override
        public List<Expression> parts() {
            return List.of(text);
        }
    }
}
