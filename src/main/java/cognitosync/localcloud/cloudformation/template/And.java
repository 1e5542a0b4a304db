package cognitosync.localcloud.cloudformation.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import java.util.List;

/** {@code Fn::And}: every condition is true. */
record And(List<Expression> parts) implements Expression {
    And {
        parts = List.copyOf(parts);
    }

    @Override
    public JsonNode resolve(Resolver resolver) {
        return BooleanNode.valueOf(parts.stream().allMatch(resolver::isTrue));
    }
}
