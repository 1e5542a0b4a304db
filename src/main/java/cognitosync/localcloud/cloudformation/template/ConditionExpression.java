package cognitosync.localcloud.cloudformation.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import java.util.HashSet;
import java.util.List;

/**
 * An expression that is true or false: a function of the sections Conditions and Rules.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-conditions.html">Condition functions</a>
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-rules.html">Rule functions</a>
 */
sealed interface ConditionExpression extends Expression {
    /** Whether it is true. */
    boolean holds(Resolver resolver);

    @Override
    default JsonNode resolve(Resolver resolver) {
        return BooleanNode.valueOf(holds(resolver));
    }

    /** Another condition of the template, by its name. */
    record Named(String name) implements ConditionExpression {
        @Override
        public boolean holds(Resolver resolver) {
            resolver.budget().spend(0);
            return resolver.condition(name);
        }

        @Override
        public List<Expression> parts() {
            return List.of();
        }
    }

    /** {@code Fn::And}: every condition is true. */
    record And(List<Expression> parts) implements ConditionExpression {
        public And {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean holds(Resolver resolver) {
            return parts.stream().allMatch(resolver::isTrue);
        }
    }

    /** {@code Fn::Or}: at least one condition is true. */
    record Or(List<Expression> parts) implements ConditionExpression {
        public Or {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean holds(Resolver resolver) {
            return parts.stream().anyMatch(resolver::isTrue);
        }
    }

    /** {@code Fn::Not}: the condition is false. */
    record Not(Expression condition) implements ConditionExpression {
        @Override
        public boolean holds(Resolver resolver) {
            return !resolver.isTrue(condition);
        }

        @Override
        public List<Expression> parts() {
            return List.of(condition);
        }
    }

    /** {@code Fn::Equals}: scalars compare as text, so that 1 equals "1"; upper and lower case differ. */
    record Equals(Expression left, Expression right) implements ConditionExpression {
        @Override
        public boolean holds(Resolver resolver) {
            JsonNode one = left.resolve(resolver);
            JsonNode other = right.resolve(resolver);
            boolean scalars = one.isValueNode() && other.isValueNode();
            return scalars ? one.asText().equals(other.asText()) : one.equals(other);
        }

        @Override
        public List<Expression> parts() {
            return List.of(left, right);
        }
    }

    /** {@code Fn::Contains}, in rules: the text is one of the list. */
    record Contains(Expression list, Expression text) implements ConditionExpression {
        @Override
        public boolean holds(Resolver resolver) {
            return resolver.texts(list, "Fn::Contains").contains(resolver.text(text, "Fn::Contains"));
        }

        @Override
        public List<Expression> parts() {
            return List.of(list, text);
        }
    }

    /** {@code Fn::EachMemberEquals}, in rules: every text of the list is this one. */
    record EachMemberEquals(Expression list, Expression text) implements ConditionExpression {
        @Override
        public boolean holds(Resolver resolver) {
            String wanted = resolver.text(text, "Fn::EachMemberEquals");
            return resolver.texts(list, "Fn::EachMemberEquals").stream().allMatch(wanted::equals);
        }

        @Override
        public List<Expression> parts() {
            return List.of(list, text);
        }
    }

    /** {@code Fn::EachMemberIn}, in rules: every text of the first list is in the second. */
    record EachMemberIn(Expression list, Expression allowed) implements ConditionExpression {
        @Override
        public boolean holds(Resolver resolver) {
            return new HashSet<>(resolver.texts(allowed, "Fn::EachMemberIn"))
                    .containsAll(resolver.texts(list, "Fn::EachMemberIn"));
        }

        @Override
        public List<Expression> parts() {
            return List.of(list, allowed);
        }
    }
}
