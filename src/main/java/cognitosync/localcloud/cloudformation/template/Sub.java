package cognitosync.localcloud.cloudformation.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** {@code Fn::Sub}, its text taken apart: literals and what stands in for each variable, in order. */
record Sub(List<Expression> order) implements Expression {
    Sub {
        order = List.copyOf(order);
    }

    @Override
    public JsonNode resolve(Resolver resolver) {
        IdentityHashMap<Expression, String> known = new IdentityHashMap<>();
        StringBuilder text = new StringBuilder();
        for (Expression part : order) {
            // A variable that stands several times is resolved once.
            String value = known.computeIfAbsent(part, first -> resolver.text(first, "Fn::Sub"));
            resolver.budget().spend(value.length());
            text.append(value);
        }
        return TextNode.valueOf(text.toString());
    }

    /** Each once, however often it stands in the text. */
    @Override
    public List<Expression> parts() {
        Set<Expression> once = Collections.newSetFromMap(new IdentityHashMap<>());
        return order.stream().filter(once::add).toList();
    }
}
