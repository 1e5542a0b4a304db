package cognitosync.localcloud.cloudformation.api;

import cognitosync.localcloud.access.credentials.Caller;
import cognitosync.localcloud.cloudformation.stack.ChangeSet;
import cognitosync.localcloud.cloudformation.stack.DeployedStack;
import cognitosync.localcloud.cloudformation.stack.StackStatus;
import cognitosync.localcloud.cloudformation.stack.Submission;
import cognitosync.localcloud.gateway.InputMembers;
import cognitosync.localcloud.gateway.QueryInput;
import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.protocol.Xml;

/**
 * Executes a change set. Answers once the deployment ended, successful or not: clients that poll every few seconds then see the end
 * at their first poll.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ExecuteChangeSet.html">ExecuteChangeSet</a>
 */
record ExecuteChangeSet(StackLookup lookup, DeploymentGuard guard) implements StackLookup.OnStack {
    @Override
    public InputMembers members() {
        return StackMembers.rollingBack(InputMembers.honouring("StackName", "ChangeSetName"), "DisableRollback")
                .andHonouring("ClientRequestToken", "RetainExceptOnCreate");
    }

    @Override
    public void answer(Caller caller, QueryInput input, Xml result) {
        // First: an operation in progress has deleted the change sets, which must not be the error.
        if (input.text("StackName").isPresent()) {
            lookup.live(input).ifPresent(guard::requireIdle);
        }
        ChangeSet named = lookup.changeSet(input);
        DeployedStack stack = lookup.stackOf(named);
        guard.requireIdle(stack);
        guard.deploy(stack, () -> submission(input, stack, named.id()));
    }

    private Submission submission(QueryInput input, DeployedStack stack, String id) {
        StackStatus status = stack.state().status();
        if (status != StackStatus.REVIEW_IN_PROGRESS) {
            DeploymentGuard.requireUpdatable(stack.identity(), status);
        }
        // Any other operation on the stack since then has deleted it.
        ChangeSet set = lookup.stacks().changeSets().find(id).orElseThrow(() -> lookup.noChangeSet(input));
        if (set.reason().isPresent()) {
            throw new AwsException(
                    "InvalidChangeSetStatus",
                    400,
                    "ChangeSet [" + set.id() + "] cannot be executed in its current status of [FAILED]");
        }
        lookup.stacks().changeSets().deleteAll(stack.identity());
        return Submission.parse(set.text(), set.parameters(), set.tags(), input.text("ClientRequestToken"))
                .withRetainExceptOnCreate(input.flag("RetainExceptOnCreate"));
    }
}
