package cognitosync.localcloud.cloudformation.api;

import cognitosync.localcloud.access.credentials.Caller;
import cognitosync.localcloud.cloudformation.stack.Deletion;
import cognitosync.localcloud.cloudformation.stack.DeployedResource;
import cognitosync.localcloud.cloudformation.stack.DeployedStack;
import cognitosync.localcloud.cloudformation.stack.StackState;
import cognitosync.localcloud.cloudformation.stack.StackStatus;
import cognitosync.localcloud.gateway.InputMembers;
import cognitosync.localcloud.gateway.QueryInput;
import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.protocol.Xml;
import java.util.List;

/**
 * Deletes a stack, and answers once it is deleted; one that does not exist is no error.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DeleteStack.html">DeleteStack</a>
 */
record DeleteStack(StackLookup lookup, DeploymentGuard guard, BootstrapStack bootstrap) implements StackLookup.OnStack {
    private static final String FORCED = "FORCE_DELETE_STACK";

    @Override
    public InputMembers members() {
        return StackMembers.with(lookup, InputMembers.honouring("StackName", "ClientRequestToken"))
                .andHonouring("RetainResources[]", "DeletionMode");
    }

    @Override
    public void answer(Caller caller, QueryInput input, Xml result) {
        if (bootstrap.isMeant(input)) {
            throw BootstrapStack.refused();
        }
        String mode = input.text("DeletionMode").orElse("STANDARD");
        if (!List.of("STANDARD", FORCED).contains(mode)) {
            throw invalid("The DeletionMode " + mode + " is not valid. Use STANDARD or " + FORCED + ".");
        }
        Deletion deletion =
                new Deletion(input.text("ClientRequestToken"), input.texts("RetainResources"), mode.equals(FORCED));
        lookup.live(input).ifPresent(stack -> guard.delete(stack, () -> allowed(stack, deletion)));
    }

    private static Deletion allowed(DeployedStack stack, Deletion deletion) {
        StackState state = stack.state();
        if (state.isProtected()) {
            throw invalid(
                    "Stack [" + stack.identity().name() + "] cannot be deleted while TerminationProtection is enabled");
        }
        boolean hasFailed = state.status() == StackStatus.DELETE_FAILED;
        if (deletion.forced() && !hasFailed) {
            throw onlyOfFailed(stack, "DeletionMode " + FORCED);
        }
        if (!deletion.retained().isEmpty() && !hasFailed) {
            throw onlyOfFailed(stack, "RetainResources");
        }
        List<String> there =
                stack.resources().stream().map(DeployedResource::logicalId).toList();
        deletion.retained().stream()
                .filter(logicalId -> !there.contains(logicalId))
                .findFirst()
                .ifPresent(logicalId -> {
                    throw invalid("The specified resources to retain must be in a valid state. Do not specify resources"
                            + " that are in the DELETE_COMPLETE state: there is no " + logicalId + " in the stack.");
                });
        return deletion;
    }

    private static AwsException onlyOfFailed(DeployedStack stack, String member) {
        return invalid("Invalid operation on stack [" + stack.identity().id() + "]. You can activate " + member
                + " in a delete stack operation only when the stack is in the DELETE_FAILED state.");
    }

    private static AwsException invalid(String message) {
        return new AwsException("ValidationError", 400, message);
    }
}
