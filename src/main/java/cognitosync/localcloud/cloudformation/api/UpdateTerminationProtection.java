package cognitosync.localcloud.cloudformation.api;

import cognitosync.localcloud.access.credentials.Caller;
import cognitosync.localcloud.cloudformation.stack.DeployedStack;
import cognitosync.localcloud.cloudformation.stack.StackStatus;
import cognitosync.localcloud.gateway.InputMembers;
import cognitosync.localcloud.gateway.QueryInput;
import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.protocol.Xml;

/**
 * Sets or removes the termination protection of a stack.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_UpdateTerminationProtection.html">UpdateTerminationProtection</a>
 */
record UpdateTerminationProtection(StackLookup lookup, DeploymentGuard guard, BootstrapStack bootstrap)
        implements StackLookup.OnStack {
    @Override
    public InputMembers members() {
        return InputMembers.honouring("StackName", "EnableTerminationProtection");
    }

    @Override
    public void answer(Caller caller, QueryInput input, Xml result) {
        input.required("EnableTerminationProtection");
        boolean protect = input.flag("EnableTerminationProtection");
        if (bootstrap.isMeant(input)) {
            if (protect) {
                throw BootstrapStack.refused();
            }
            result.text("StackId", bootstrap.id());
            return;
        }
        DeployedStack stack = lookup.live(input).orElseThrow(() -> StackLookup.absent(input.required("StackName")));
        guard.exclusively(() -> {
            if (stack.state().status() == StackStatus.DELETE_IN_PROGRESS) {
                throw new AwsException(
                        "ValidationError",
                        400,
                        "Stack [" + stack.identity().name()
                                + "] is being deleted, so its termination protection can no longer be changed.");
            }
            stack.protectFromTermination(protect);
            return null;
        });
        result.text("StackId", stack.identity().id());
    }
}
