package cognitosync.localcloud.cloudformation.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** {@code Fn::GetAtt}: an attribute of a resource; its name may come from a parameter. */
public record GetAtt(String logicalId, Expression attribute) implements Expression {
    @Override
    public JsonNode resolve(Resolver resolver) {
        return resolver.attribute(logicalId, resolver.text(attribute, "Fn::GetAtt"));
    }

    @Override
    public List<Expression> parts() {
        return List.of(attribute);
    }
}
