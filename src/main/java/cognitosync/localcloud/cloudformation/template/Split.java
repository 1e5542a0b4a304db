package cognitosync.localcloud.cloudformation.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.regex.Pattern;

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
