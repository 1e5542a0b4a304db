package cognitosync.localcloud.cloudformation.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** {@code Fn::Select}: one element of a list, counted from 0. */
record Select(Expression index, Expression list) implements Expression {
    @Override
    public JsonNode resolve(Resolver resolver) {
        JsonNode values = resolver.list(list, "Fn::Select");
        String at = resolver.text(index, "Fn::Select");
        if (!at.matches("\\d{1,9}") || Integer.parseInt(at) >= values.size()) {
            throw new DeploymentException(
                    "Fn::Select cannot select the value at index " + at + " of a list of " + values.size() + ".");
        }
        return values.get(Integer.parseInt(at));
    }

    @Override
    public List<Expression> parts() {
        return List.of(index, list);
    }
}
