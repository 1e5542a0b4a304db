package cognitosync.localcloud.cloudformation.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** {@code Fn::If}: one of two values; the other is never worked out. */
record If(ConditionNamed condition, Expression whenTrue, Expression whenFalse) implements Expression {
    @Override
    public JsonNode resolve(Resolver resolver) {
        return (resolver.condition(condition.name()) ? whenTrue : whenFalse).resolve(resolver);
    }

    @Override
    public List<Expression> parts() {
        return List.of(condition, whenTrue, whenFalse);
    }
}
