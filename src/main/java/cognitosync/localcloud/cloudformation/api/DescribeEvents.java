package cognitosync.localcloud.cloudformation.api;

import cognitosync.localcloud.access.credentials.Caller;
import cognitosync.localcloud.gateway.InputMembers;
import cognitosync.localcloud.gateway.QueryApi.QueryOperation;
import cognitosync.localcloud.gateway.QueryInput;
import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.protocol.Xml;
import java.util.List;
import java.util.Optional;

/**
 * Tells what happened to a change set before it was made: nothing, since only {@code StatusReason} tells why one failed here. The
 * command line asks, and advises to bootstrap anew where it gets no answer.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeEvents.html">DescribeEvents</a>
 */
record DescribeEvents(StackLookup lookup) implements QueryOperation {
    @Override
    public Optional<String> resource(QueryInput input) {
        return lookup.resource(input);
    }

    @Override
    public InputMembers members() {
        String none = "nothing happens before a change set is made, so there is nothing to choose from";
        return InputMembers.honouring("StackName", "ChangeSetName")
                .ignoring("Filters.FailedEvents", none)
                .refusing("OperationId", "operations have no ids here; DescribeStackEvents tells of stacks")
                .refusing("NextToken", StackMembers.ONE_PAGE);
    }

    @Override
    public void answer(Caller caller, QueryInput input, Xml result) {
        if (input.text("ChangeSetName").isEmpty()) {
            throw new AwsException(
                    "ValidationError",
                    400,
                    "The local cloud runs DescribeEvents for change sets only; DescribeStackEvents tells of stacks.");
        }
        lookup.changeSet(input);
        result.members("OperationEvents", List.of(), (xml, none) -> {});
    }
}
