package cognitosync.localcloud.cloudformation.api;

import cognitosync.localcloud.access.credentials.Caller;
import cognitosync.localcloud.gateway.InputMembers;
import cognitosync.localcloud.gateway.QueryApi.QueryOperation;
import cognitosync.localcloud.gateway.QueryInput;
import cognitosync.localcloud.protocol.Xml;
import java.util.List;
import java.util.Optional;

/**
 * Tells what hooks said: the local account has none. The command line asks where a change set failed.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ListHookResults.html">ListHookResults</a>
 */
record ListHookResults(StackLookup lookup) implements QueryOperation {
    @Override
    public Optional<String> resource(QueryInput input) {
        return lookup.resource(input);
    }

    @Override
    public InputMembers members() {
        String none = "there are no hooks, so there is nothing to choose from";
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
