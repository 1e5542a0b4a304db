package cognitosync.device.sync;

import java.time.Instant;

/** Which write wins a conflict. */
public enum ConflictPolicy {
    /** The newer one, by the service's clock; in a tie, the other device's. */
    NEWER,
    /** This device's. */
    LOCAL,
    /** The other device's. */
    REMOTE;

    /** Whether this device's write wins, with these times by the service's clock. */
    boolean keepsLocal(Instant local, Instant remote) {
        return switch (this) {
            case NEWER -> local.isAfter(remote);
            case LOCAL -> true;
            case REMOTE -> false;
        };
    }
}
