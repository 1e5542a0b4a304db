package cognitosync.localcloud.cloudformation.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import java.util.List;

/** {@code Fn::Contains}, in rules: the text is one of the list. */
record Contains(Expression list, Expression text) implements Expression {
    @Override
    public JsonNode resolve(Resolver resolver) {
        return BooleanNode.valueOf(resolver.texts(list, "Fn::Contains").contains(resolver.text(text, "Fn::Contains")));
    }

    @Override
    public List<Expression> parts() {
        return List.of(list, text);
    }
}
