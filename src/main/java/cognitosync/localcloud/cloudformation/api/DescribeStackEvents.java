package cognitosync.localcloud.cloudformation.api;

import cognitosync.localcloud.cloudformation.StackEvent;
import cognitosync.localcloud.credentials.Caller;
import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.protocol.Xml;
import cognitosync.localcloud.query.QueryInput;
import cognitosync.localcloud.query.QueryOperation;
import java.util.List;
import java.util.Optional;

/**
 * Tells what happened to a stack, the newest first.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStackEvents.html">DescribeStackEvents</a>
 */
record DescribeStackEvents(StackLookup lookup) implements QueryOperation {
    private static final int PAGE = 100;

    @Override
    public Optional<String> resource(QueryInput input) {
        return lookup.resource(input);
    }

    @Override
    public void answer(Caller caller, QueryInput input, Xml result) {
        List<StackEvent> events = lookup.stack(input).events();
        int from = input.text("NextToken").map(token -> position(events, token)).orElse(0);
        int to = Math.min(events.size(), from + PAGE);
        result.members("StackEvents", events.subList(from, to), DescribeStackEvents::write);
        if (to < events.size()) {
            result.text("NextToken", events.get(to).id());
        }
    }

    // By the event, not by its number: new ones come in front.
    private static int position(List<StackEvent> events, String token) {
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i).id().equals(token)) {
                return i;
            }
        }
        throw new AwsException("ValidationError", 400, "The NextToken is not of this stack.");
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
