package cognitosync.localcloud.cloudformation.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** {@code Fn::FindInMap}: a value of the template's Mappings. */
record FindInMap(Expression map, Expression topLevelKey, Expression secondLevelKey) implements Expression {
    @Override
    public JsonNode resolve(Resolver resolver) {
        return resolver.mapping(
                resolver.text(map, "Fn::FindInMap"),
                resolver.text(topLevelKey, "Fn::FindInMap"),
                resolver.text(secondLevelKey, "Fn::FindInMap"));
    }

    @Override
    public List<Expression> parts() {
        return List.of(map, topLevelKey, secondLevelKey);
    }
}
