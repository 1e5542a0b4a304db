package cognitosync.localcloud.cloudformation.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An object; a member without a value is left out. */
public record ObjectOf(Map<String, Expression> members) implements Expression {
    public ObjectOf {
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    @Override
    public ObjectNode resolve(Resolver resolver) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        members.forEach((name, member) -> {
            resolver.budget().spend(name.length());
            JsonNode value = member.resolve(resolver);
            if (!value.isMissingNode()) {
                object.set(name, value);
            }
        });
        return object;
    }

    @Override
    public List<Expression> parts() {
        return List.copyOf(members.values());
    }
}
