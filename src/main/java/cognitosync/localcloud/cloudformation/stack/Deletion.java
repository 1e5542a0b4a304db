package cognitosync.localcloud.cloudformation.stack;

import cognitosync.localcloud.cloudformation.template.DeploymentException;
import cognitosync.localcloud.store.StoreException;
import java.util.List;
import java.util.Optional;

/**
 * Deletes a stack: its resources in reverse order, apart from what is retained; the stack is then known by its id only.
 *
 * @param token the client's, which every event carries
 * @param retained logical ids of resources that stay, of a stack whose deletion failed before
 * @param forced whether resources that cannot be deleted stay, of such a stack
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DeleteStack.html">DeleteStack</a>
 */
public record Deletion(Optional<String> token, List<String> retained, boolean forced) {
    /** Of every resource. */
    public static final Deletion WHOLE = new Deletion(Optional.empty(), List.of(), false);

    /** Takes a copy. */
    public Deletion {
        retained = List.copyOf(retained);
    }

    /**
     * Sets the status to DELETE_IN_PROGRESS.
     *
     * @return the work, which throws a {@link DeploymentException} where a resource cannot be deleted
     */
    Runnable begin(StackOperation operation) {
        List<String> held = operation.resources().all().stream()
                .filter(resource -> !resource.retained() && retained.contains(resource.logicalId()))
                .map(DeployedResource::logicalId)
                .toList();
        // Recorded, so that they are retained even if the deletion is interrupted and goes on at the next start.
        operation.enter(StackStatus.DELETE_IN_PROGRESS, Optional.empty(), t -> operation
                .resources()
                .retain(t, held, true));
        return () -> run(operation, held);
    }

    private void run(StackOperation operation, List<String> held) {
        ResourceDeletion deletion = new ResourceDeletion(operation);
        Optional<String> failed;
        try {
            deletion.deletePending();
            failed = deletion.deleteAll(forced);
        } catch (StoreException e) {
            throw e;
        } catch (RuntimeException | Error e) {
            failed = Optional.of(operation.reason(e));
        }
        if (failed.isPresent()) {
            operation.enter(StackStatus.DELETE_FAILED, failed, failed, t -> operation
                    .resources()
                    .retain(t, held, false));
            throw new DeploymentException(failed.get());
        }
        operation
                .records()
                .delete(operation.identity(), operation.event(StackStatus.DELETE_COMPLETE, Optional.empty()));
    }
}
