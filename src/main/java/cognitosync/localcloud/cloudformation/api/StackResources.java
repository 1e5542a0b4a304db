package cognitosync.localcloud.cloudformation.api;

import cognitosync.localcloud.access.credentials.Caller;
import cognitosync.localcloud.cloudformation.stack.DeployedResource;
import cognitosync.localcloud.cloudformation.stack.DeployedStack;
import cognitosync.localcloud.cloudformation.stack.StackEvent;
import cognitosync.localcloud.gateway.InputMembers;
import cognitosync.localcloud.gateway.QueryInput;
import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.protocol.Xml;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The operations that tell which resources a stack has, each with the status of its last event. */
final class StackResources {
    private StackResources() {}

    /**
     * Describes the resources of a stack, or one of them.
     *
     * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStackResources.html">DescribeStackResources</a>
     */
    record DescribeStackResources(StackLookup lookup) implements StackLookup.OnStack {
        @Override
        public InputMembers members() {
            return InputMembers.honouring("StackName", "LogicalResourceId", "PhysicalResourceId");
        }

        @Override
        public void answer(Caller caller, QueryInput input, Xml result) {
            Optional<String> physicalId = input.text("PhysicalResourceId");
            if (physicalId.isPresent() == input.text("StackName").isPresent()) {
                throw new AwsException(
                        "ValidationError", 400, "Either StackName or PhysicalResourceId must be given, and not both.");
            }
            DeployedStack stack = physicalId.map(this::owner).orElseGet(() -> lookup.stack(input));
            Optional<String> only = input.text("LogicalResourceId");
            BiConsumer<Xml, DeployedResource> writer = writer(stack, "Timestamp");
            result.members(
                    "StackResources",
                    stack.resources().stream()
                            .filter(resource ->
                                    only.map(resource.logicalId()::equals).orElse(true))
                            .toList(),
                    (xml, resource) -> {
                        xml.text("StackName", stack.identity().name())
                                .text("StackId", stack.identity().id());
                        writer.accept(xml, resource);
                    });
        }

        private DeployedStack owner(String physicalId) {
            return lookup.stacks().all().stream()
                    .filter(stack -> stack.resources().stream()
                            .anyMatch(
                                    resource -> resource.resource().physicalId().equals(physicalId)))
                    .findFirst()
                    .orElseThrow(() ->
                            new AwsException("ValidationError", 400, "Stack for " + physicalId + " does not exist"));
        }
    }

    /**
     * Lists the resources of a stack.
     *
     * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ListStackResources.html">ListStackResources</a>
     */
    record ListStackResources(StackLookup lookup) implements StackLookup.OnStack {
        @Override
        public InputMembers members() {
            return InputMembers.honouring("StackName").refusing("NextToken", StackMembers.ONE_PAGE);
        }

        @Override
        public void answer(Caller caller, QueryInput input, Xml result) {
            DeployedStack stack = lookup.stack(input);
            result.members("StackResourceSummaries", stack.resources(), writer(stack, "LastUpdatedTimestamp"));
        }
    }

    private static BiConsumer<Xml, DeployedResource> writer(DeployedStack stack, String timestamp) {
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
