package cognitosync.device.sync;

import java.time.Instant;

/** Which write stays where a record was written here and elsewhere. */
public enum ConflictPolicy {
    /** The newer one, by the service's clock; of the same time, the other device's. */
    NEWER,
    /** This device's. */
    LOCAL,
    /** The other device's. */
    REMOTE;

    /** Whether this device's write stays, of these times by the service's clock. */
    boolean keepsLocal(Instant local, Instant remote) {
        return switch (this) {
            case NEWER -> local.isAfter(remote);
            case LOCAL -> true;
            case REMOTE -> false;
        };
    }
}
