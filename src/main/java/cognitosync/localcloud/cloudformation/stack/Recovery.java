package cognitosync.localcloud.cloudformation.stack;

import cognitosync.localcloud.cloudformation.template.DeploymentException;
import cognitosync.localcloud.store.StoreException;
import java.util.Optional;

/**
 * Completes or rolls back an operation that the end of the local cloud, a full disk or a handler's fault interrupted, as CloudFormation
 * would.
 *
 * @param operation that recovers it
 */
record Recovery(StackOperation operation) {
    private static final String INTERRUPTED = "The operation was interrupted.";

    /**
     * Brings the stack out of an …_IN_PROGRESS status.
     *
     * @throws DeploymentException where a deletion failed again
     */
    void recover(StackStatus found) {
        try {
            switch (found) {
                case CREATE_IN_PROGRESS, ROLLBACK_IN_PROGRESS -> new Rollback(operation, INTERRUPTED).rollBack(true);
                case UPDATE_IN_PROGRESS, UPDATE_ROLLBACK_IN_PROGRESS ->
                    new Rollback(operation, INTERRUPTED).rollBack(false);
                case UPDATE_COMPLETE_CLEANUP_IN_PROGRESS -> operation.cleanUp(StackStatus.UPDATE_COMPLETE);
                case UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS ->
                    operation.cleanUp(StackStatus.UPDATE_ROLLBACK_COMPLETE);
                case DELETE_IN_PROGRESS -> Deletion.WHOLE.begin(operation).run();
                default -> {}
            }
        } catch (DeploymentException | StoreException e) {
            throw e;
        } catch (RuntimeException | Error e) {
            // Set a …_FAILED status even if recovery failed: none may stay …_IN_PROGRESS.
            operation.enter(found.failed(), Optional.of(operation.reason(e)));
        }
    }
}
