package cognitosync.localcloud.cloudformation.stack;

import cognitosync.localcloud.cloudformation.resource.Declaration;
import cognitosync.localcloud.cloudformation.resource.PropertyNames;
import cognitosync.localcloud.cloudformation.resource.Resource;
import cognitosync.localcloud.cloudformation.resource.ResourceHandler;
import cognitosync.localcloud.cloudformation.template.DeploymentException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** A handler that keeps what it was told; a resource is replaced where its property Name changes, and fails where Fail is true. */
public final class RecordingHandler implements ResourceHandler {
    final List<String> told = new ArrayList<>();
    final List<Declaration> declarations = new ArrayList<>();
    private final String type;
    String stuck = "";
    Runnable during = () -> {};
    Runnable deleting = () -> {};
    Runnable end = () -> {};
    private int made;

    RecordingHandler(String type) {
        this.type = type;
    }

    /** The property of the box that it was told to deploy last. */
    public JsonNode last(String property) {
        return declarations.get(declarations.size() - 1).properties().path(property);
    }

    @Override
    public String type() {
        return type;
    }

    @Override
    public PropertyNames properties() {
        return new PropertyNames(Set.of("Name", "Value", "Fail"), Map.of());
    }

    @Override
    public Resource deploy(Declaration declaration) {
        return prepare(declaration).get();
    }

    // Outside of the transaction, so that other threads may write during it.
    @Override
    public Supplier<Resource> prepare(Declaration declaration) {
        told.add("deploy " + declaration.logicalId());
        declarations.add(declaration);
        during.run();
        return () -> make(declaration);
    }

    private Resource make(Declaration declaration) {
        if (declaration.properties().path("Fail").asText().equals("hard")) {
            end.run();
            throw new AssertionError("The program ended here.");
        }
        if (declaration.properties().path("Fail").asBoolean()) {
            throw new DeploymentException("it was told to fail.");
        }
        JsonNode name = declaration.properties().path("Name");
        String id = name.isMissingNode() ? declaration.physicalIdOr("made-" + made++) : name.asText();
        return new Resource(id, Map.of("Arn", TextNode.valueOf("arn:" + id)));
    }

    @Override
    public void delete(String physicalId) {
        told.add("delete " + physicalId);
        deleting.run();
        if (physicalId.equals(stuck)) {
            throw new DeploymentException("it was told to stay.");
        }
    }
}
