package cognitosync.localcloud.cloudformation.api;

import cognitosync.localcloud.cloudformation.stack.DeployedResource;
import cognitosync.localcloud.cloudformation.stack.DeployedStack;
import cognitosync.localcloud.cloudformation.stack.StackEvent;
import cognitosync.localcloud.protocol.Xml;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Writes the resources of a stack, each with where its last event left it. */
final class ResourceXml {
    private ResourceXml() {}

    static BiConsumer<Xml, DeployedResource> of(DeployedStack stack, String timestamp) {
        Map<String, StackEvent> last = stack.lastEvents();
        Instant created = stack.state().createdAt();
        return (xml, resource) -> {
            Optional<StackEvent> event = Optional.ofNullable(last.get(resource.logicalId()));
            xml.text("LogicalResourceId", resource.logicalId())
                    .text("PhysicalResourceId", resource.resource().physicalId())
                    .text("ResourceType", resource.type())
                    .text(timestamp, event.map(StackEvent::at).orElse(created))
                    .text("ResourceStatus", event.map(StackEvent::status).orElse("CREATE_COMPLETE"))
                    .text("ResourceStatusReason", event.flatMap(StackEvent::reason))
                    .element("DriftInformation", drift -> drift.text("StackResourceDriftStatus", "NOT_CHECKED"));
        };
    }
}
