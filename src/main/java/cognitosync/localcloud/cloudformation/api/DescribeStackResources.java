package cognitosync.localcloud.cloudformation.api;

import cognitosync.localcloud.access.credentials.Caller;
import cognitosync.localcloud.cloudformation.stack.DeployedResource;
import cognitosync.localcloud.cloudformation.stack.DeployedStack;
import cognitosync.localcloud.gateway.InputMembers;
import cognitosync.localcloud.gateway.QueryApi.QueryOperation;
import cognitosync.localcloud.gateway.QueryInput;
import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.protocol.Xml;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Tells what a stack is made of, or one resource of it.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStackResources.html">DescribeStackResources</a>
 */
record DescribeStackResources(StackLookup lookup) implements QueryOperation {
    @Override
    public Optional<String> resource(QueryInput input) {
        return lookup.resource(input);
    }

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
        BiConsumer<Xml, DeployedResource> writer = ResourceXml.of(stack, "Timestamp");
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
                        .anyMatch(resource -> resource.resource().physicalId().equals(physicalId)))
                .findFirst()
                .orElseThrow(
                        () -> new AwsException("ValidationError", 400, "Stack for " + physicalId + " does not exist"));
    }
}
