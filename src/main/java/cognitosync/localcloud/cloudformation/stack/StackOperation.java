package cognitosync.localcloud.cloudformation.stack;

import cognitosync.localcloud.cloudformation.template.NoEchoMask;
import cognitosync.localcloud.cloudformation.resource.StackIdentity;
import cognitosync.localcloud.store.Transaction;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

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

    /** Words its events. */
    StackEventFactory progress() {
        return new StackEventFactory(identity, types.clock(), token, hidden);
    }

    /** Where the stack stands. */
    StackState state() {
        return records.state(identity.id());
    }

    /** What is to be made of resources that are there before. */
    Plan plan(Submission submission, Map<String, DeployedResource> before) {
        return Plan.of(identity, submission.template(), submission.parameters(), before, types);
    }

    /** Makes resources, where some exist that are kept, and some are there now. */
    ResourceDeployment making(Map<String, DeployedResource> existing, Map<String, DeployedResource> now) {
        return new ResourceDeployment(
                resources, events, types.handlers(), progress(), retainExceptOnCreate, existing, now);
    }

    /** Deletes resources. */
    ResourceDeletion unmaking() {
        return new ResourceDeletion(records, resources, events, types.handlers(), progress());
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

    /** Deletes what is left over, and ends in that status. */
    void cleanUp(StackStatus then) {
        unmaking().leftovers();
        enter(then, state().reason());
    }
}
