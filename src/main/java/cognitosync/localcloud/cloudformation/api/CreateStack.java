package cognitosync.localcloud.cloudformation.api;

import cognitosync.localcloud.access.credentials.Caller;
import cognitosync.localcloud.cloudformation.stack.DeployedStack;
import cognitosync.localcloud.cloudformation.stack.StackStatus;
import cognitosync.localcloud.cloudformation.stack.Submission;
import cognitosync.localcloud.cloudformation.template.DeploymentException;
import cognitosync.localcloud.gateway.InputMembers;
import cognitosync.localcloud.gateway.QueryInput;
import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.protocol.Xml;
import java.util.Optional;

/**
 * Creates a stack without a change set.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html">CreateStack</a>
 */
record CreateStack(StackLookup lookup, SubmissionInput submissions, DeploymentGuard guard, BootstrapStack bootstrap)
        implements StackLookup.OnStack {
    @Override
    public InputMembers members() {
        return StackMembers.withoutPolicies(
                        StackMembers.rollingBack(
                                StackMembers.rollingBack(StackMembers.of(lookup), "DisableRollback"), "OnFailure"),
                        "StackPolicy")
                .andHonouring("ClientRequestToken", "EnableTerminationProtection", "RetainExceptOnCreate")
                .refusing("TimeoutInMinutes", "a deployment takes seconds here and has no time-out");
    }

    @Override
    public void answer(Caller caller, QueryInput input, Xml result) {
        boolean protect = input.flag("EnableTerminationProtection");
        Optional<DeployedStack> known = lookup.live(input);
        if (known.isPresent()) {
            requireNew(input, known.get());
        }
        if (bootstrap.isMeant(input)) {
            throw exists(input);
        }
        Submission submission =
                submissions.read(input, known.map(DeployedStack::state), input.text("ClientRequestToken"));
        try {
            // Checked before its name is recorded: what is refused leaves no stack behind.
            known.ifPresentOrElse(stack -> stack.check(submission), () -> lookup.stacks()
                    .check(input.required("StackName"), submission));
            DeployedStack stack = known.orElseGet(() -> lookup.stacks().stack(input.required("StackName")));
            guard.deploy(stack, () -> {
                // Another call of the same name may have come first.
                requireNew(input, stack);
                stack.protectFromTermination(protect);
                return submission;
            });
            result.text("StackId", stack.identity().id());
        } catch (DeploymentException e) {
            throw new AwsException("ValidationError", 400, e.getMessage());
        }
    }

    private static void requireNew(QueryInput input, DeployedStack stack) {
        if (stack.state().status() != StackStatus.REVIEW_IN_PROGRESS) {
            throw exists(input);
        }
    }

    private static AwsException exists(QueryInput input) {
        return new AwsException(
                "AlreadyExistsException", 400, "Stack [" + input.required("StackName") + "] already exists");
    }
}
