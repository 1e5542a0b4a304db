package cognitosync.localcloud.cloudformation.api;

import cognitosync.localcloud.access.credentials.Caller;
import cognitosync.localcloud.cloudformation.stack.DeployedStack;
import cognitosync.localcloud.cloudformation.stack.StackState;
import cognitosync.localcloud.cloudformation.stack.Submission;
import cognitosync.localcloud.gateway.InputMembers;
import cognitosync.localcloud.gateway.QueryInput;
import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.protocol.Xml;
import java.util.Optional;

/**
 * Updates a stack without a change set.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_UpdateStack.html">UpdateStack</a>
 */
record UpdateStack(StackLookup lookup, SubmissionInput submissions, DeploymentGuard guard, BootstrapStack bootstrap)
        implements StackLookup.OnStack {
    @Override
    public InputMembers members() {
        return StackMembers.withoutPolicies(
                        StackMembers.rollingBack(StackMembers.of(lookup), "DisableRollback"),
                        "StackPolicy",
                        "StackPolicyDuringUpdate")
                .andHonouring("ClientRequestToken", "UsePreviousTemplate", "RetainExceptOnCreate");
    }

    @Override
    public void answer(Caller caller, QueryInput input, Xml result) {
        if (bootstrap.isMeant(input)) {
            throw new AwsException("ValidationError", 400, "No updates are to be performed.");
        }
        guard.requireIdle(stack(input));
        DeployedStack stack = stack(input);
        guard.deploy(stack, () -> submission(input, stack));
        result.text("StackId", stack.identity().id());
    }

    private Submission submission(QueryInput input, DeployedStack stack) {
        StackState state = stack.state();
        DeploymentGuard.requireUpdatable(stack.identity(), state.status());
        Submission submission = submissions.read(input, Optional.of(state), input.text("ClientRequestToken"));
        if (submission.isDeployed(state)) {
            throw new AwsException("ValidationError", 400, "No updates are to be performed.");
        }
        return submission;
    }

    private DeployedStack stack(QueryInput input) {
        return lookup.live(input).orElseThrow(() -> StackLookup.absent(input.required("StackName")));
    }
}
