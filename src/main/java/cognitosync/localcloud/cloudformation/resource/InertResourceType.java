package cognitosync.localcloud.cloudformation.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A resource type that exists by name only: it answers {@code Ref} and {@code Fn::GetAtt}, and does nothing. The list is
 * {@link #all()}; a type that is neither there nor has a handler stops the deployment.
 */
public final class InertResourceType implements ResourceHandler {
    private static final String PLAYED =
            "custom resources are played by the local cloud itself, without their functions";

    private final String type;
    private final String reason;
    private final String idFormat;
    private final String arnFormat;

    private InertResourceType(String type, String reason, String idFormat, String arnFormat) {
        this.type = type;
        this.reason = reason;
        this.idFormat = idFormat;
        this.arnFormat = arnFormat;
    }

    /** The whole list. In the formats, 1 is the region, 2 the account, 3 the name. */
    public static List<ResourceHandler> all() {
        return List.of(
                new InertResourceType(
                        "AWS::Lambda::Function", PLAYED, "%3$s", "arn:aws:lambda:%1$s:%2$s:function:%3$s"),
                new InertResourceType("AWS::Lambda::LayerVersion", PLAYED, "arn:aws:lambda:%1$s:%2$s:layer:%3$s:1", ""),
                new InertResourceType("AWS::Lambda::Permission", PLAYED, "%3$s", ""),
                new InertResourceType(
                        "AWS::Logs::LogGroup",
                        "only functions that are not run would write to it",
                        "%3$s",
                        "arn:aws:logs:%1$s:%2$s:log-group:%3$s:*"),
                new InertResourceType("AWS::CDK::Metadata", "tells AWS which constructs are used", "%3$s", ""));
    }

    @Override
    public String type() {
        return type;
    }

    @Override
    public PropertyNames properties() {
        return new PropertyNames(Set.of(), Map.of("*", reason));
    }

    @Override
    public Resource deploy(Declaration declaration) {
        String id = declaration
                .existing()
                .map(Resource::physicalId)
                .orElseGet(() -> format(idFormat, declaration, PhysicalNames.make(declaration, 64)));
        return new Resource(
                id,
                arnFormat.isEmpty()
                        ? Map.of()
                        : Map.<String, JsonNode>of("Arn", TextNode.valueOf(format(arnFormat, declaration, id))));
    }

    private static String format(String format, Declaration declaration, String name) {
        return String.format(
                format, declaration.stack().region(), declaration.stack().accountId(), name);
    }

    @Override
    public void delete(String physicalId) {
        // Nothing was made.
    }
}
