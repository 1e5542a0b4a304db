package cognitosync.localcloud.cloudformation.stack;

import cognitosync.localcloud.cloudformation.template.DeploymentException;
import cognitosync.localcloud.store.StoreException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes back what a failed deployment has done.
 *
 * @param operation that failed
 * @param reason why
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stack-failure-options.html">Stack failure options</a>
 */
record Rollback(StackOperation operation, Optional<String> reason) {
    private static final Logger LOG = LoggerFactory.getLogger(Rollback.class);

    /** Of a creation, or of an update; where that fails, too, the stack says so. */
    void of(boolean created) {
        try {
            if (created) {
                creation();
            } else {
                update();
            }
        } catch (StoreException e) {
            throw e;
        } catch (RuntimeException | Error e) {
            // Whatever it was: no status may say that somebody is still at work.
            operation.enter(
                    operation.state().status().failed(), Optional.of(Failures.reason(e, LOG, operation.hidden())));
        }
    }

    /** Deletes what a creation has made. */
    private void creation() {
        operation.enter(StackStatus.ROLLBACK_IN_PROGRESS, reason);
        ResourceDeletion unmaking = operation.unmaking();
        Optional<String> failed = unmaking.all(false);
        operation.enter(
                failed.isPresent() ? StackStatus.ROLLBACK_FAILED : StackStatus.ROLLBACK_COMPLETE,
                failed.or(() -> reason));
    }

    /** Makes the previous template true again. */
    private void update() {
        ResourceRecords resources = operation.resources();
        Map<String, DeployedResource> before = DeployedResource.byLogicalId(resources.before());
        Map<String, DeployedResource> now = DeployedResource.byLogicalId(resources.all());
        leaveWhatIsNew(before, now);
        try {
            Plan previous = operation.plan(Submission.deployed(operation.state()), before);
            operation.making(before, now).make(previous);
        } catch (DeploymentException e) {
            LOG.error(
                    "The stack {} could not be changed back: {}",
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
