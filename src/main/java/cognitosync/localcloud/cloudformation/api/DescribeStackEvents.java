package cognitosync.localcloud.cloudformation.api;

import cognitosync.localcloud.access.credentials.Caller;
import cognitosync.localcloud.cloudformation.stack.StackEvent;
import cognitosync.localcloud.gateway.InputMembers;
import cognitosync.localcloud.gateway.QueryInput;
import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.protocol.Xml;
import java.util.List;
import java.util.Optional;

/**
 * Lists the events of a stack, the newest first.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStackEvents.html">DescribeStackEvents</a>
 */
record DescribeStackEvents(StackLookup lookup) implements StackLookup.OnStack {
    private static final int PAGE = 100;

    @Override
    public InputMembers members() {
        return InputMembers.honouring("StackName", "NextToken");
    }

    @Override
    public void answer(Caller caller, QueryInput input, Xml result) {
        // By the event, not by its place: new ones come in front.
        Optional<String> token = input.text("NextToken");
        List<StackEvent> events = lookup.stack(input).events(token, PAGE + 1);
        if (token.isPresent() && events.isEmpty()) {
            throw new AwsException("ValidationError", 400, "The NextToken does not belong to this stack.");
        }
        result.members("StackEvents", events.subList(0, Math.min(events.size(), PAGE)), DescribeStackEvents::write);
        if (events.size() > PAGE) {
            result.text("NextToken", events.get(PAGE).id());
        }
    }

    private static void write(Xml xml, StackEvent event) {
        xml.text("EventId", event.id())
                .text("StackId", event.stack().id())
                .text("StackName", event.stack().name())
                .text("LogicalResourceId", event.logicalId())
                .text("PhysicalResourceId", event.physicalId())
                .text("ResourceType", event.type())
                .text("Timestamp", event.at())
                .text("ResourceStatus", event.status())
                .text("ResourceStatusReason", event.reason())
                .text("ClientRequestToken", event.token());
    }
}
