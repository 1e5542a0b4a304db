package cognitosync.localcloud.cloudformation.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import java.util.List;

/** Another condition of the template, by its name. */
record ConditionNamed(String name) implements Expression {
    @Override
    public JsonNode resolve(Resolver resolver) {
        resolver.budget().spend(0);
        return BooleanNode.valueOf(resolver.condition(name));
    }

    @Override
    public List<Expression> parts() {
        return List.of();
    }
}
