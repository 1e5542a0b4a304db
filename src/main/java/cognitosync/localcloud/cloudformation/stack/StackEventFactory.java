package cognitosync.localcloud.cloudformation.stack;

import cognitosync.localcloud.cloudformation.resource.StackIdentity;
import cognitosync.localcloud.cloudformation.template.NoEchoMask;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/**
 * Words the events of one operation on a stack.
 *
 * @param stack on which
 * @param clock tells when
 * @param token that the client gave to the call
 * @param hidden masks reasons
 */
record StackEventFactory(StackIdentity stack, InstantSource clock, Optional<String> token, NoEchoMask hidden) {
    /** Of the stack itself. */
    StackEvent of(StackStatus status, Optional<String> reason) {
        return event(UUID.randomUUID().toString(), stack.name(), stack.id(), StackEvent.STACK, status.name(), reason);
    }

    /** Of a resource. */
    StackEvent of(String logicalId, String type, String physicalId, String status, Optional<String> reason) {
        return event(logicalId + "-" + status + "-" + UUID.randomUUID(), logicalId, physicalId, type, status, reason);
    }

    private StackEvent event(
            String id, String logicalId, String physicalId, String type, String status, Optional<String> reason) {
        return new StackEvent(
                id, stack, logicalId, physicalId, type, status, reason.map(hidden::maskReason), token, clock.instant());
    }
}
