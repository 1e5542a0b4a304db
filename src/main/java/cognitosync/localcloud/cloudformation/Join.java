package cognitosync.localcloud.cloudformation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;

/** {@code Fn::Join}: texts with a delimiter between them. */
record Join(String delimiter, Expression values) implements Expression {
    @Override
    public JsonNode resolve(Resolver resolver) {
        return TextNode.valueOf(String.join(delimiter, resolver.texts(values, "Fn::Join")));
    }

    @Override
    public List<Expression> parts() {
        return List.of(values);
    }
}
