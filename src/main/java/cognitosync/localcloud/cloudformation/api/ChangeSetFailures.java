package cognitosync.localcloud.cloudformation.api;

import cognitosync.localcloud.access.credentials.Caller;
import cognitosync.localcloud.gateway.InputMembers;
import cognitosync.localcloud.gateway.QueryInput;
import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.protocol.Xml;
import java.util.List;

/** The operations that the command line calls when a change set failed. Their lists are empty here: only {@code StatusReason} says why. */
final class ChangeSetFailures {
    private ChangeSetFailures() {}

    /**
     * Lists the events of a change set: none. The command line advises to bootstrap again where the call fails.
     *
     * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeEvents.html">DescribeEvents</a>
     */
    record DescribeEvents(StackLookup lookup) implements StackLookup.OnStack {
        @Override
        public InputMembers members() {
            String none = "there are no events before a change set is created, so there is nothing to filter";
            return InputMembers.honouring("StackName", "ChangeSetName")
                    .ignoring("Filters.FailedEvents", none)
                    .refusing(
                            "OperationId", "operations have no ids here; use DescribeStackEvents for events of stacks")
                    .refusing("NextToken", StackMembers.ONE_PAGE);
        }

        @Override
        public void answer(Caller caller, QueryInput input, Xml result) {
            if (input.text("ChangeSetName").isEmpty()) {
                throw new AwsException(
                        "ValidationError",
                        400,
                        "The local cloud supports DescribeEvents for change sets only. For stacks, use DescribeStackEvents.");
            }
            lookup.changeSet(input);
            result.members("OperationEvents", List.of(), (xml, none) -> {});
        }
    }

    /**
     * Lists the results of hooks: the local account has none.
     *
     * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ListHookResults.html">ListHookResults</a>
     */
    record ListHookResults(StackLookup lookup) implements StackLookup.OnStack {
        @Override
        public InputMembers members() {
            String none = "there are no hooks, so there is nothing to filter";
            return InputMembers.honouring("TargetType", "TargetId")
                    .ignoring("TypeArn", none)
                    .ignoring("Status", none)
                    .refusing("NextToken", StackMembers.ONE_PAGE);
        }

        @Override
        public void answer(Caller caller, QueryInput input, Xml result) {
            result.text("TargetType", input.text("TargetType"))
                    .text("TargetId", input.text("TargetId"))
                    .members("HookResults", List.of(), (xml, none) -> {});
        }
    }
}
