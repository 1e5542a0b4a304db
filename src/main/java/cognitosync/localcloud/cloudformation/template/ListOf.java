package cognitosync.localcloud.cloudformation.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;

/** A list; an element without a value is left out. */
record ListOf(List<Expression> elements) implements Expression {
    ListOf {
        elements = List.copyOf(elements);
    }

    @Override
    public JsonNode resolve(Resolver resolver) {
        resolver.budget().spend(0);
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (Expression element : elements) {
            JsonNode value = element.resolve(resolver);
            if (!value.isMissingNode()) {
                list.add(value);
            }
        }
        return list;
    }

    @Override
    public List<Expression> parts() {
        return elements;
    }
}
