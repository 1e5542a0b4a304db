package cognitosync.localcloud.cloudformation.api;

import cognitosync.localcloud.access.credentials.Caller;
import cognitosync.localcloud.cloudformation.resource.StackIdentity;
import cognitosync.localcloud.cloudformation.stack.StackState;
import cognitosync.localcloud.gateway.InputMembers;
import cognitosync.localcloud.gateway.QueryInput;
import cognitosync.localcloud.protocol.Xml;
import java.util.List;
import java.util.stream.Stream;

/**
 * Lists stacks, the deleted ones included.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ListStacks.html">ListStacks</a>
 */
record ListStacks(StackLookup lookup) implements StackLookup.OnStack {
    private record Summary(StackIdentity identity, StackState state) {}

    @Override
    public InputMembers members() {
        return InputMembers.honouring("StackStatusFilter[]").refusing("NextToken", StackMembers.ONE_PAGE);
    }

    @Override
    public void answer(Caller caller, QueryInput input, Xml result) {
        List<String> statuses = input.texts("StackStatusFilter");
        result.members(
                "StackSummaries",
                Stream.concat(lookup.stacks().all().stream(), lookup.stacks().deleted().stream())
                        .map(stack -> new Summary(stack.identity(), stack.state()))
                        .filter(stack -> statuses.isEmpty()
                                || statuses.contains(stack.state().status().name()))
                        .toList(),
                ListStacks::write);
    }

    private static void write(Xml xml, Summary stack) {
        StackState state = stack.state();
        xml.text("StackId", stack.identity().id())
                .text("StackName", stack.identity().name())
                .text("CreationTime", state.createdAt())
                .text("LastUpdatedTime", state.updatedAt())
                .text("DeletionTime", state.deletedAt())
                .text("StackStatus", state.status())
                .text("StackStatusReason", state.reason());
    }
}
