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
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes calls along the road of all deployments. A deployment that failed is no failed call: its stack tells.
 *
 * @param deployments where it leads
 */
record Road(Deployments deployments) {
    private static final Logger LOG = LoggerFactory.getLogger(Road.class);

    /**
     * Deploys.
     *
     * @param submission asked for, and perhaps refused, once nobody else is at work: what was true when the call came may no longer be
     */
    void deploy(DeployedStack stack, Supplier<Submission> submission) {
        await(deployments.queue(stack, () -> stack.deploy(submission.get())));
    }

    /** Finds out or records something about a stack while nobody is at work on it. */
    <T> T inTurn(DeployedStack stack, Supplier<T> work) {
        return await(deployments.queue(stack, work)).orElseThrow();
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
            throw notUpdatable(stack, status);
        }
        await(deployments.recover(stack));
    }

    /** Refuses what was never whole, or is half deleted. */
    static void requireUpdatable(DeployedStack stack) {
        StackStatus status = stack.state().status();
        if (!status.isUpdatable()) {
            throw notUpdatable(stack, status);
        }
    }

    private static AwsException notUpdatable(DeployedStack stack, StackStatus status) {
        return new AwsException(
                "ValidationError",
                400,
                "Stack:" + stack.identity().id() + " is in " + status + " state and can not be updated.");
    }

    private static <T> Optional<T> await(CompletableFuture<T> end) {
        try {
            return Optional.ofNullable(end.join());
        } catch (CompletionException e) {
            if (e.getCause() instanceof StoreException unkept) {
                throw unkept;
            }
            if (e.getCause() instanceof AwsException refused) {
                throw refused;
            }
            if (!(e.getCause() instanceof DeploymentException)) {
                throw e;
            }
            LOG.debug("The stack tells why it failed", e);
            return Optional.empty();
        }
    }
}
