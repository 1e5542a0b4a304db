package cognitosync.localcloud.cloudformation.stack;

import cognitosync.localcloud.cloudformation.resource.StackIdentity;
import cognitosync.localcloud.cloudformation.template.DeploymentException;
import cognitosync.localcloud.cloudformation.template.NoEchoMask;
import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.store.StoreException;
import cognitosync.localcloud.store.Transaction;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One operation on a stack in progress: what its steps share, and how they record status and events.
 *
 * @param identity of the stack
 * @param records of stacks
 * @param resources of this stack
 * @param events of stacks
 * @param types of resources
 * @param token the client's, which every event carries
 * @param retainExceptOnCreate whether a rollback deletes what the operation created, although it is retained otherwise
 * @param mask of the parameters with NoEcho
 */
record StackOperation(
        StackIdentity identity,
        StackRecords records,
        ResourceRecords resources,
        StackEvents events,
        Stacks.Types types,
        Optional<String> token,
        boolean retainExceptOnCreate,
        NoEchoMask mask) {
    private static final Logger LOG = LoggerFactory.getLogger(StackOperation.class);

    /** Statements in the transaction that sets a status. */
    interface Step {
        void in(Transaction transaction) throws SQLException;
    }

    StackState state() {
        return records.state(identity.id());
    }

    /** Sets the status; its event carries the reason, too. */
    void enter(StackStatus status, Optional<String> reason) {
        enter(status, reason, reason, t -> {});
    }

    /** Sets the status in one transaction with that step; its event carries no reason. */
    void enter(StackStatus status, Optional<String> reason, Step step) {
        enter(status, reason, Optional.empty(), step);
    }

    /**
     * Sets the status in one transaction with that step.
     *
     * @param reason of the stack
     * @param reasonOfEvent of the event
     */
    void enter(StackStatus status, Optional<String> reason, Optional<String> reasonOfEvent, Step step) {
        records.enter(status, reason.map(mask::maskReason), event(status, reasonOfEvent), t -> {
            step.in(t);
            return null;
        });
    }

    /** Deletes resources that an update or its rollback left over, then sets that status and keeps the reason. */
    void cleanUp(StackStatus then) {
        new ResourceDeletion(this).deletePending();
        enter(then, state().reason());
    }

    /** An event of the stack itself. */
    StackEvent event(StackStatus status, Optional<String> reason) {
        return event(
                UUID.randomUUID().toString(),
                identity.name(),
                StackEvent.STACK,
                identity.id(),
                status.name(),
                reason.map(mask::maskReason));
    }

    /** An event of a resource. */
    StackEvent event(String logicalId, String type, String physicalId, String status, Optional<String> reason) {
        String id = logicalId + "-" + status + "-" + UUID.randomUUID();
        return event(id, logicalId, type, physicalId, status, reason.map(mask::maskReason));
    }

    private StackEvent event(
            String id, String logicalId, String type, String physicalId, String status, Optional<String> reason) {
        return new StackEvent(
                id,
                identity,
                logicalId,
                physicalId,
                type,
                status,
                reason,
                token,
                types.clock().instant());
    }

    /** Why a step failed: the message of an expected failure; any other is logged, and the reason names the log. */
    String reason(Throwable e) {
        if (e instanceof DeploymentException || e instanceof AwsException || e instanceof StoreException) {
            return mask.maskReason(e.getMessage());
        }
        LOG.error("Something failed that should not", mask.mask(e));
        return "Internal error. See the log of the local cloud.";
    }
}
