package cognitosync.localcloud.cloudformation.stack;

import cognitosync.localcloud.cloudformation.template.DeploymentException;
import cognitosync.localcloud.store.StoreException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rolls back a deployment that failed or was interrupted.
 *
 * @param operation the deployment, or the one that recovers it
 * @param reason why
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stack-failure-options.html">Stack failure options</a>
 */
record Rollback(StackOperation operation, String reason) {
    private static final Logger LOG = LoggerFactory.getLogger(Rollback.class);

    /** Rolls back a creation or an update; if that fails too, sets a …_FAILED status. */
    void rollBack(boolean created) {
        try {
            if (created) {
                creation();
            } else {
                update();
            }
        } catch (StoreException e) {
            throw e;
        } catch (RuntimeException | Error e) {
            // Set a …_FAILED status even if the rollback failed: none may stay …_IN_PROGRESS.
            operation.enter(operation.state().status().failed(), Optional.of(operation.reason(e)));
        }
    }

    /** Deletes the resources of a creation. */
    private void creation() {
        operation.enter(StackStatus.ROLLBACK_IN_PROGRESS, Optional.of(reason));
        Optional<String> failed = new ResourceDeletion(operation).deleteAll(false);
        operation.enter(
                failed.isPresent() ? StackStatus.ROLLBACK_FAILED : StackStatus.ROLLBACK_COMPLETE,
                failed.or(() -> Optional.of(reason)));
    }

    /** Deploys the previous template. */
    private void update() {
        ResourceRecords resources = operation.resources();
        Map<String, DeployedResource> before = DeployedResource.byLogicalId(resources.before());
        Map<String, DeployedResource> now = DeployedResource.byLogicalId(resources.all());
        leaveWhatIsNew(before, now);
        try {
            Submission previous = Submission.deployed(operation.state());
            Plan plan = Plan.of(operation.identity(), previous, before, operation.types());
            new ResourceDeployment(operation, before, now).deploy(plan);
        } catch (DeploymentException e) {
            LOG.error(
                    "The stack {} could not be rolled back: {}",
                    operation.identity().name(),
                    operation.mask().mask(e.getMessage()));
            operation.enter(StackStatus.UPDATE_ROLLBACK_FAILED, Optional.of(e.getMessage()));
            return;
        }
        operation.enter(StackStatus.UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS, Optional.of(reason), t -> {
            for (String logicalId : now.keySet()) {
                if (!before.containsKey(logicalId)) {
                    resources.forget(t, logicalId);
                }
            }
        });
        operation.cleanUp(StackStatus.UPDATE_ROLLBACK_COMPLETE);
    }

    private void leaveWhatIsNew(Map<String, DeployedResource> before, Map<String, DeployedResource> now) {
        Set<String> old = DeployedResource.physicalKeys(before.values().stream());
        Optional<String> why = Optional.of(reason);
        operation.enter(StackStatus.UPDATE_ROLLBACK_IN_PROGRESS, why, why, t -> {
            for (DeployedResource resource : now.values()) {
                if (!old.contains(resource.physicalKey()) && !resource.retained()) {
                    operation.resources().leave(t, resource);
                }
            }
        });
    }
}
