package cognitosync.localcloud.cloudformation.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import java.util.List;

/** {@code Fn::Not}: the condition is false. */
record Not(Expression condition) implements Expression {
    @Override
    public JsonNode resolve(Resolver resolver) {
        return BooleanNode.valueOf(!resolver.isTrue(condition));
    }

    @Override
    public List<Expression> parts() {
        return List.of(condition);
    }
}
