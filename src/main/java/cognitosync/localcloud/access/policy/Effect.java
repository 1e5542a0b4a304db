package cognitosync.localcloud.access.policy;

/** What a statement does to the requests that it applies to. */
public enum Effect {
    /** Lets them through, where nothing denies them. */
    ALLOW,
    /** Refuses them, whatever else allows them. */
    DENY
}
