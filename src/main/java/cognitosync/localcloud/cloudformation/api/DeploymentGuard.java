package cognitosync.localcloud.cloudformation.api;

import cognitosync.localcloud.cloudformation.stack.Deletion;
import cognitosync.localcloud.cloudformation.stack.DeployedStack;
import cognitosync.localcloud.cloudformation.stack.Deployments;
import cognitosync.localcloud.cloudformation.stack.StackStatus;
import cognitosync.localcloud.cloudformation.stack.Submission;
import cognitosync.localcloud.cloudformation.template.DeploymentException;
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
record DeploymentGuard(Deployments deployments) {
    private static final Logger LOG = LoggerFactory.getLogger(DeploymentGuard.class);

    /**
     * Deploys.
     *
     * @param submission asked for, and perhaps refused, while nothing else is taken on: what was true when the call came may no longer be
     */
    void deploy(DeployedStack stack, Supplier<Submission> submission) {
        await(deployments.alone(() -> {
            try {
                return deployments.take(stack, submission.get());
            } catch (DeploymentException e) {
                throw new AwsException("ValidationError", 400, e.getMessage());
            }
        }));
    }

    /** Finds out or records something while nobody takes anything on. */
    <T> T alone(Supplier<T> work) {
        return deployments.alone(work);
    }

    /**
     * Deletes; who asks for that during an update is refused, and during the creation or a deletion, its end comes first.
     *
     * @param deletion asked for, and perhaps refused, while nothing else is taken on
     */
    void delete(DeployedStack stack, Supplier<Deletion> deletion) {
        Optional<CompletableFuture<Void>> taken = Optional.empty();
        while (taken.isEmpty()) {
            taken = deployments.alone(() -> {
                StackStatus status = stack.state().status();
                if (!status.isInProgress() || !deployments.isBusy(stack)) {
                    return Optional.of(deployments.takeDeletion(stack, deletion.get()));
                }
                if (status.isUpdate()) {
                    throw new AwsException(
                            "ValidationError",
                            400,
                            "Stack [" + stack.identity().id() + "] cannot be deleted while in status " + status);
                }
                return Optional.empty();
            });
            await(taken.orElseGet(() -> deployments.settle(stack)));
        }
    }

    /** Refuses what would come in between; what was cut off in the middle is ended first. */
    void requireIdle(DeployedStack stack) {
        await(deployments.alone(() -> {
            StackStatus status = stack.state().status();
            if (!status.isInProgress()) {
                return CompletableFuture.completedFuture(null);
            }
            if (deployments.isBusy(stack)) {
                throw notUpdatable(stack, status);
            }
            return deployments.recover(stack);
        }));
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
