package cognitosync.localcloud.cloudformation.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import java.util.List;

/** {@code Fn::EachMemberEquals}, in rules: every text of the list is this one. */
record EachMemberEquals(Expression list, Expression text) implements Expression {
    @Override
    public JsonNode resolve(Resolver resolver) {
        String wanted = resolver.text(text, "Fn::EachMemberEquals");
        return BooleanNode.valueOf(
                resolver.texts(list, "Fn::EachMemberEquals").stream().allMatch(wanted::equals));
    }

    @Override
    public List<Expression> parts() {
        return List.of(list, text);
    }
}
