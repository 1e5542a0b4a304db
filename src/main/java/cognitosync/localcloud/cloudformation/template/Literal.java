package cognitosync.localcloud.cloudformation.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;

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
