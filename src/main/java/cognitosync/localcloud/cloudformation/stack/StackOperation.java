package cognitosync.localcloud.cloudformation.stack;

import cognitosync.localcloud.cloudformation.resource.StackIdentity;
import cognitosync.localcloud.cloudformation.template.NoEchoMask;
import cognitosync.localcloud.cloudformation.template.Retention;
import cognitosync.localcloud.cloudformation.template.TemplateResource;
import cognitosync.localcloud.store.Transaction;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One operation on a stack while it is under way: what all of its steps need.
 *
 * @param identity of the stack
 * @param records of stacks
 * @param resources of this stack
 * @param events what happened
 * @param types what can be made
 * @param token that the client gave to the call
 * @param retainExceptOnCreate whether what it makes is not retained where it is rolled back
 * @param hidden masks reasons
 */
record StackOperation(
        StackIdentity identity,
        StackRecords records,
        ResourceRecords resources,
        StackEvents events,
        Stacks.Types types,
        Optional<String> token,
        boolean retainExceptOnCreate,
        NoEchoMask hidden) {

    /** What is recorded together with a status. */
    interface Step {
        void in(Transaction transaction) throws SQLException;
    }

    /** Creates its events. */
    StackEventFactory progress() {
        return new StackEventFactory(identity, types.clock(), token, hidden);
    }

    /** Where the stack stands. */
    StackState state() {
        return records.state(identity.id());
    }

    /** Plans a deployment over the resources that exist. */
    Plan plan(Submission submission, Map<String, DeployedResource> before) {
        return Plan.of(identity, submission.template(), submission.parameters(), before, types);
    }

    /** Deploys resources, starting from the existing ones. */
    ResourceDeployment deployment(Map<String, DeployedResource> existing, Map<String, DeployedResource> now) {
        return new ResourceDeployment(
                resources, events, types.handlers(), progress(), retainExceptOnCreate, existing, now);
    }

    /** Deletes resources. */
    ResourceDeletion deletion() {
        return new ResourceDeletion(records, resources, events, types.handlers(), progress());
    }

    /** Sets the status to …_IN_PROGRESS and keeps the resource records for a rollback. */
    void begin(boolean creates) {
        StackStatus status = creates ? StackStatus.CREATE_IN_PROGRESS : StackStatus.UPDATE_IN_PROGRESS;
        StackEvent begun = progress().of(status, Optional.of("User Initiated"));
        records.enter(status, Optional.empty(), begun, t -> {
            resources.keepBefore(t);
            StackRecords.begin(t, identity, creates, types.clock().instant());
            return null;
        });
    }

    /** Records the deployment, then deletes what it replaced or removed. */
    void complete(boolean creates, Plan plan, Submission submission, Map<String, String> outputs) {
        Map<String, TemplateResource> wanted =
                plan.wanted().stream().collect(Collectors.toMap(TemplateResource::logicalId, Function.identity()));
        Set<String> inUse = ResourceDeletion.names(
                resources.all().stream().filter(resource -> wanted.containsKey(resource.logicalId())));
        StackStatus status = creates ? StackStatus.CREATE_COMPLETE : StackStatus.UPDATE_COMPLETE_CLEANUP_IN_PROGRESS;
        enter(status, Optional.empty(), t -> {
            for (DeployedResource old : resources.list(t, "stack_resource_before")) {
                TemplateResource now = wanted.get(old.logicalId());
                boolean retained = now == null ? old.retained() : now.onReplace() == Retention.RETAIN;
                if (!retained && !inUse.contains(ResourceDeletion.name(old))) {
                    resources.leave(t, old);
                }
                if (now == null) {
                    resources.forget(t, old.logicalId());
                }
            }
            for (TemplateResource made : plan.wanted()) {
                resources.retain(t, made.logicalId(), made.onDelete().retains(false));
            }
            StackRecords.deployed(t, identity, submission, outputs);
        });
        if (!creates) {
            cleanUp(StackStatus.UPDATE_COMPLETE);
        }
    }

    /** Brings the stack into another status. */
    void enter(StackStatus status, Optional<String> reason) {
        enter(status, reason, reason, t -> {});
    }

    /** The same, and records something with it; the event tells no reason. */
    void enter(StackStatus status, Optional<String> reason, Step step) {
        enter(status, reason, Optional.empty(), step);
    }

    /** The same, with a reason of its own for the event. */
    void enter(StackStatus status, Optional<String> reason, Optional<String> told, Step step) {
        records.enter(status, reason.map(hidden::maskReason), progress().of(status, told), t -> {
            step.in(t);
            return null;
        });
    }

    /** Deletes leftover resources, then sets that status. */
    void cleanUp(StackStatus then) {
        deletion().deletePending();
        enter(then, state().reason());
    }
}
