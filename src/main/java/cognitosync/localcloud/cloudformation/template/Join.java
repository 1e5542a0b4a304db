package cognitosync.localcloud.cloudformation.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;

/** {@code Fn::Join}: texts with a delimiter between them. */
record Join(String delimiter, Expression values) implements Expression {
    @Override
    public JsonNode resolve(Resolver resolver) {
        List<String> texts = resolver.texts(values, "Fn::Join");
        resolver.budget()
                .spend(texts.stream().mapToLong(String::length).sum() + (long) delimiter.length() * texts.size());
        return TextNode.valueOf(String.join(delimiter, texts));
    }

    @Override
    public List<Expression> parts() {
        return List.of(values);
    }
}
