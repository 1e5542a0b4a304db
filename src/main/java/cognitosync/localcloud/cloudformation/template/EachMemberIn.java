package cognitosync.localcloud.cloudformation.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import java.util.HashSet;
import java.util.List;

/** {@code Fn::EachMemberIn}, in rules: every text of the first list is in the second. */
record EachMemberIn(Expression list, Expression allowed) implements Expression {
    @Override
    public JsonNode resolve(Resolver resolver) {
        return BooleanNode.valueOf(new HashSet<>(resolver.texts(allowed, "Fn::EachMemberIn"))
                .containsAll(resolver.texts(list, "Fn::EachMemberIn")));
    }

    @Override
    public List<Expression> parts() {
        return List.of(list, allowed);
    }
}
