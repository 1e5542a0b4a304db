package cognitosync.localcloud.cloudformation.api;

import cognitosync.localcloud.access.credentials.Caller;
import cognitosync.localcloud.cloudformation.stack.DeployedStack;
import cognitosync.localcloud.gateway.InputMembers;
import cognitosync.localcloud.gateway.QueryApi.QueryOperation;
import cognitosync.localcloud.gateway.QueryInput;
import cognitosync.localcloud.protocol.Xml;
import java.util.Optional;

/**
 * Lists what a stack is made of.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ListStackResources.html">ListStackResources</a>
 */
record ListStackResources(StackLookup lookup) implements QueryOperation {
    @Override
    public Optional<String> resource(QueryInput input) {
        return lookup.resource(input);
    }

    @Override
    public InputMembers members() {
        return InputMembers.honouring("StackName").refusing("NextToken", StackMembers.ONE_PAGE);
    }

    @Override
    public void answer(Caller caller, QueryInput input, Xml result) {
        DeployedStack stack = lookup.stack(input);
        result.members("StackResourceSummaries", stack.resources(), ResourceXml.of(stack, "LastUpdatedTimestamp"));
    }
}
