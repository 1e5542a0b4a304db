package cognitosync.localcloud.cloudformation.stack;

import cognitosync.localcloud.cloudformation.resource.ResourceHandler;
import cognitosync.localcloud.cloudformation.template.DeploymentException;
import cognitosync.localcloud.store.Database;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes resources in reverse order of their creation.
 *
 * @param operation that deletes them
 */
record ResourceDeletion(StackOperation operation) {
    private static final Logger LOG = LoggerFactory.getLogger(ResourceDeletion.class);

    /**
     * Deletes resources left over by an update or rollback. Failures are logged and retried later; as on AWS they do not fail the
     * update.
     */
    void deletePending() {
        ResourceRecords records = operation.resources();
        Set<String> inUse = DeployedResource.physicalKeys(records.all().stream());
        for (ResourceRecords.Leftover leftover : records.leftovers()) {
            // Another logical id may have the same physical resource by now.
            if (inUse.contains(DeployedResource.physicalKey(leftover.type(), leftover.physicalId()))) {
                database().write(t -> records.forget(t, leftover));
                continue;
            }
            delete(leftover.logicalId(), leftover.type(), leftover.physicalId(), t -> records.forget(t, leftover))
                    .ifPresent(LOG::warn);
        }
    }

    /**
     * Deletes every resource of the stack that is not retained. Stops at the first that cannot be deleted, which may depend on the
     * rest.
     *
     * @param forced skips resources that cannot be deleted
     * @return the reason of a failure
     */
    Optional<String> deleteAll(boolean forced) {
        ResourceRecords records = operation.resources();
        List<DeployedResource> reversed = new ArrayList<>(records.all());
        Collections.reverse(reversed);
        for (DeployedResource resource : reversed) {
            String physicalId = resource.resource().physicalId();
            if (!resource.retained()) {
                Optional<String> reason = delete(
                        resource.logicalId(),
                        resource.type(),
                        physicalId,
                        t -> records.forget(t, resource.logicalId()));
                if (reason.isEmpty()) {
                    continue;
                }
                if (!forced) {
                    return reason;
                }
            }
            StackEvent event = operation.event(
                    resource.logicalId(), resource.type(), physicalId, "DELETE_SKIPPED", Optional.empty());
            database().write(t -> {
                records.forget(t, resource.logicalId());
                return StackEvents.add(t, event);
            });
        }
        return Optional.empty();
    }

    /** Deletes one, and in one transaction with it its record. */
    private Optional<String> delete(
            String logicalId, String type, String physicalId, Database.Work<Integer> deleteRecord) {
        operation.events().add(operation.event(logicalId, type, physicalId, "DELETE_IN_PROGRESS", Optional.empty()));
        try {
            ResourceHandler handler = handler(type);
            StackEvent deleted = operation.event(logicalId, type, physicalId, "DELETE_COMPLETE", Optional.empty());
            database().write(t -> {
                handler.delete(physicalId);
                deleteRecord.run(t);
                return StackEvents.add(t, deleted);
            });
            return Optional.empty();
        } catch (RuntimeException | Error e) {
            String reason = operation.reason(e);
            operation.events().add(operation.event(logicalId, type, physicalId, "DELETE_FAILED", Optional.of(reason)));
            return Optional.of("The resource " + logicalId + " of type " + type + " (" + physicalId
                    + ") could not be deleted: " + reason);
        }
    }

    private ResourceHandler handler(String type) {
        ResourceHandler handler = operation.types().handlers().get(type);
        if (handler == null) {
            throw new DeploymentException("the local cloud does not support its type.");
        }
        return handler;
    }

    private Database database() {
        return operation.records().database();
    }
}
