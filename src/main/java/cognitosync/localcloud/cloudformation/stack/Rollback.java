package cognitosync.localcloud.cloudformation.stack;

import cognitosync.localcloud.cloudformation.template.DeploymentException;
import cognitosync.localcloud.store.StoreException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rolls back a failed deployment.
 *
 * @param operation that failed
 * @param reason why
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stack-failure-options.html">Stack failure options</a>
 */
record Rollback(StackOperation operation, Optional<String> reason) {
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
            // Leave the IN_PROGRESS status even if the rollback failed.
            operation.enter(
                    operation.state().status().failed(), Optional.of(Failures.reason(e, LOG, operation.hidden())));
        }
    }

    /** Deletes the resources of a creation. */
    private void creation() {
        operation.enter(StackStatus.ROLLBACK_IN_PROGRESS, reason);
        ResourceDeletion deletion = operation.deletion();
        Optional<String> failed = deletion.deleteAll(false);
        operation.enter(
                failed.isPresent() ? StackStatus.ROLLBACK_FAILED : StackStatus.ROLLBACK_COMPLETE,
                failed.or(() -> reason));
    }

    /** Deploys the previous template. */
    private void update() {
        ResourceRecords resources = operation.resources();
        Map<String, DeployedResource> before = DeployedResource.byLogicalId(resources.before());
        Map<String, DeployedResource> now = DeployedResource.byLogicalId(resources.all());
        leaveWhatIsNew(before, now);
        try {
            Plan previous = operation.plan(Submission.deployed(operation.state()), before);
            operation.deployment(before, now).deploy(previous);
        } catch (DeploymentException e) {
            LOG.error(
                    "The stack {} could not be rolled back: {}",
                    operation.identity().name(),
                    operation.hidden().mask(e.getMessage()));
            operation.enter(StackStatus.UPDATE_ROLLBACK_FAILED, Optional.of(e.getMessage()));
            return;
        }
        operation.enter(StackStatus.UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS, reason, t -> {
            for (String logicalId : now.keySet()) {
                if (!before.containsKey(logicalId)) {
                    resources.forget(t, logicalId);
                }
            }
        });
        operation.cleanUp(StackStatus.UPDATE_ROLLBACK_COMPLETE);
    }

    private void leaveWhatIsNew(Map<String, DeployedResource> before, Map<String, DeployedResource> now) {
        Set<String> old = ResourceDeletion.names(before.values().stream());
        operation.enter(StackStatus.UPDATE_ROLLBACK_IN_PROGRESS, reason, reason, t -> {
            for (DeployedResource resource : now.values()) {
                if (!old.contains(ResourceDeletion.name(resource)) && !resource.retained()) {
                    operation.resources().leave(t, resource);
                }
            }
        });
    }
}
