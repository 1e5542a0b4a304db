package cognitosync.localcloud.cloudformation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;

/** {@code Fn::Sub}, its text taken apart: literals and what stands in for each variable, in order. */
record Sub(List<Expression> parts) implements Expression {
    Sub {
        parts = List.copyOf(parts);
    }

    @Override
    public JsonNode resolve(Resolver resolver) {
        StringBuilder text = new StringBuilder();
        parts.forEach(part -> text.append(resolver.text(part, "Fn::Sub")));
        return TextNode.valueOf(text.toString());
    }
}
