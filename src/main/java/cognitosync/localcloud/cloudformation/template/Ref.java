package cognitosync.localcloud.cloudformation.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** {@code Ref}: a parameter, a pseudo parameter, or the physical id of a resource. */
public record Ref(String name) implements Expression {
    @Override
    public JsonNode resolve(Resolver resolver) {
        return resolver.reference(name);
    }

    @Override
    public List<Expression> parts() {
        return List.of();
    }
}
