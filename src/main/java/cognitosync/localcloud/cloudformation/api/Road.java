package cognitosync.localcloud.cloudformation.api;

import cognitosync.localcloud.cloudformation.DeployedStack;
import cognitosync.localcloud.cloudformation.DeploymentException;
import cognitosync.localcloud.cloudformation.Deployments;
import cognitosync.localcloud.cloudformation.StackStatus;
import cognitosync.localcloud.cloudformation.Submission;
import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.store.StoreException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes calls along the road of all deployments. A deployment that failed is no failed call: its stack tells.
 *
 * @param deployments where it leads
 */
record Road(Deployments deployments) {
    private static final Logger LOG = LoggerFactory.getLogger(Road.class);

    void deploy(DeployedStack stack, Submission submission) {
        await(deployments.deploy(stack, submission));
    }

    void delete(DeployedStack stack, Optional<String> token) {
        await(deployments.delete(stack, token));
    }

    /** Refuses what would come in between; what was cut off in the middle is ended first. */
    void requireIdle(DeployedStack stack) {
        StackStatus status = stack.state().status();
        if (!status.isInProgress()) {
            return;
        }
        if (deployments.isBusy(stack)) {
            throw new AwsException(
                    "ValidationError",
                    400,
                    "Stack:" + stack.identity().id() + " is in " + status + " state and can not be updated.");
        }
        await(deployments.recover(stack));
    }

    private static void await(CompletableFuture<?> end) {
        try {
            end.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof StoreException unkept) {
                throw unkept;
            }
            if (!(e.getCause() instanceof DeploymentException)) {
                throw e;
            }
            LOG.debug("The stack tells why it failed", e);
        }
    }
}
