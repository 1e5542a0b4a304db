package cognitosync.localcloud.cloudformation.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import java.util.List;

/** {@code Fn::Or}: at least one condition is true. */
record Or(List<Expression> parts) implements Expression {
    Or {
        parts = List.copyOf(parts);
    }

    @Override
    public JsonNode resolve(Resolver resolver) {
        return BooleanNode.valueOf(parts.stream().anyMatch(resolver::isTrue));
    }
}
