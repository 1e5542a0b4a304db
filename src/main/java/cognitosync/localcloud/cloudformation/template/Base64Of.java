package cognitosync.localcloud.cloudformation.template;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Base64;
import java.util.List;

/** {@code Fn::Base64}: a text's bytes in Base64. */
record Base64Of(Expression text) implements Expression {
    @Override
    public JsonNode resolve(Resolver resolver) {
        byte[] bytes = resolver.text(text, "Fn::Base64").getBytes(UTF_8);
        resolver.budget().spend(bytes.length + bytes.length / 3);
        return TextNode.valueOf(Base64.getEncoder().encodeToString(bytes));
    }

    @Override
    public List<Expression> parts() {
        return List.of(text);
    }
}
