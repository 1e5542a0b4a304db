package cognitosync.localcloud.cloudformation.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import java.util.List;

/** {@code Fn::Equals}: scalars compare as text, so that 1 equals "1"; upper and lower case differ. */
record Equals(Expression left, Expression right) implements Expression {
    @Override
    public JsonNode resolve(Resolver resolver) {
        JsonNode one = left.resolve(resolver);
        JsonNode other = right.resolve(resolver);
        boolean scalars = one.isValueNode() && other.isValueNode();
        return BooleanNode.valueOf(scalars ? one.asText().equals(other.asText()) : one.equals(other));
    }

    @Override
    public List<Expression> parts() {
        return List.of(left, right);
    }
}
