package cognitosync.device.sync;

/** Who wins where a record was written here and elsewhere. */
public enum Resolving {
    /** The newer one, by the service's clock; of the same time, the other device's. */
    NEWER,
    /** This device's. */
    LOCAL,
    /** The other device's. */
    REMOTE
}
