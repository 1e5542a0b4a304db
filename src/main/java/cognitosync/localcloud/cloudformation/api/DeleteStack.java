package cognitosync.localcloud.cloudformation.api;

import cognitosync.localcloud.credentials.Caller;
import cognitosync.localcloud.protocol.Xml;
import cognitosync.localcloud.query.QueryInput;
import cognitosync.localcloud.query.QueryOperation;
import java.util.Optional;

/**
 * Deletes a stack, and answers once that is done; one that is not there is no error.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DeleteStack.html">DeleteStack</a>
 */
record DeleteStack(StackLookup lookup, Road road, BootstrapStack bootstrap) implements QueryOperation {
    @Override
    public Optional<String> resource(QueryInput input) {
        return lookup.resource(input);
    }

    @Override
    public void answer(Caller caller, QueryInput input, Xml result) {
        if (bootstrap.isMeant(input)) {
            throw BootstrapStack.refused();
        }
        lookup.live(input).ifPresent(stack -> road.delete(stack, input.text("ClientRequestToken")));
    }
}
