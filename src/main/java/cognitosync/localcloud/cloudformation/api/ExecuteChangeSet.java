package cognitosync.localcloud.cloudformation.api;

import cognitosync.localcloud.cloudformation.ChangeSet;
import cognitosync.localcloud.cloudformation.DeployedStack;
import cognitosync.localcloud.cloudformation.Submission;
import cognitosync.localcloud.credentials.Caller;
import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.protocol.Xml;
import cognitosync.localcloud.query.QueryInput;
import cognitosync.localcloud.query.QueryOperation;
import java.util.Optional;

/**
 * Does what a change set says. Answers once it is done, well or not: clients that look every few seconds then see the end at
 * their first look.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ExecuteChangeSet.html">ExecuteChangeSet</a>
 */
record ExecuteChangeSet(StackLookup lookup, Road road) implements QueryOperation {
    @Override
    public Optional<String> resource(QueryInput input) {
        return lookup.resource(input);
    }

    @Override
    public void answer(Caller caller, QueryInput input, Xml result) {
        OnFailure.requireRollback(input);
        road.requireIdle(lookup.stackOf(lookup.changeSet(input)));
        ChangeSet set = lookup.changeSet(input);
        if (set.reason().isPresent()) {
            throw new AwsException(
                    "InvalidChangeSetStatus",
                    400,
                    "ChangeSet [" + set.id() + "] cannot be executed in its current status of [FAILED]");
        }
        DeployedStack stack = lookup.stackOf(set);
        lookup.stacks().changeSets().deleteAll(stack.identity());
        road.deploy(
                stack, Submission.parse(set.text(), set.parameters(), set.tags(), input.text("ClientRequestToken")));
    }
}
