package cognitosync.localcloud.cloudformation.api;

import cognitosync.localcloud.cloudformation.resource.StackIdentity;
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
 * Starts stack operations for API calls, and refuses those that the stack's status does not allow. A failed deployment is reported by
 * the stack's status, not as an API error.
 *
 * @param deployments runs them
 */
record DeploymentGuard(Deployments deployments) {
    private static final Logger LOG = LoggerFactory.getLogger(DeploymentGuard.class);

    /**
     * Deploys.
     *
     * @param submission called while no other operation is accepted, since the stack may have changed since the call; may refuse
     */
    void deploy(DeployedStack stack, Supplier<Submission> submission) {
        await(deployments.exclusively(() -> {
            try {
                return deployments.accept(stack, submission.get());
            } catch (DeploymentException e) {
                throw new AwsException("ValidationError", 400, e.getMessage());
            }
        }));
    }

    /** Reads or records something while no stack operation is accepted. */
    <T> T exclusively(Supplier<T> work) {
        return deployments.exclusively(work);
    }

    /**
     * Deletes; refused during an update, delayed until the end of a creation or a deletion.
     *
     * @param deletion called while no other operation is accepted; may refuse
     */
    void delete(DeployedStack stack, Supplier<Deletion> deletion) {
        Optional<CompletableFuture<Void>> taken = Optional.empty();
        while (taken.isEmpty()) {
            taken = deployments.exclusively(() -> {
                StackStatus status = stack.state().status();
                if (!status.isInProgress() || !deployments.isBusy(stack)) {
                    return Optional.of(deployments.acceptDeletion(stack, deletion.get()));
                }
                if (status.isUpdate()) {
                    throw new AwsException(
                            "ValidationError",
                            400,
                            "Stack [" + stack.identity().id() + "] cannot be deleted while in status " + status);
                }
                return Optional.empty();
            });
            await(taken.orElseGet(() -> deployments.awaitIdle(stack)));
        }
    }

    /** Refuses a stack with an operation in progress; recovers one whose operation was interrupted. */
    void requireIdle(DeployedStack stack) {
        await(deployments.exclusively(() -> {
            StackStatus status = stack.state().status();
            if (!status.isInProgress()) {
                return CompletableFuture.completedFuture(null);
            }
            if (deployments.isBusy(stack)) {
                throw notUpdatable(stack.identity(), status);
            }
            return deployments.recover(stack);
        }));
    }

    /** Refuses a stack whose creation or deletion failed. */
    static void requireUpdatable(StackIdentity stack, StackStatus status) {
        if (!status.isUpdatable()) {
            throw notUpdatable(stack, status);
        }
    }

    private static AwsException notUpdatable(StackIdentity stack, StackStatus status) {
        return new AwsException(
                "ValidationError", 400, "Stack:" + stack.id() + " is in " + status + " state and can not be updated.");
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
            LOG.debug("The stack's status reports the failure", e);
            return Optional.empty();
        }
    }
}
