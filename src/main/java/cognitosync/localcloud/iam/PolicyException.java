package cognitosync.localcloud.iam;

/** A policy that AWS would refuse, or that says something unknown here; the message names it. */
public final class PolicyException extends RuntimeException {
    /** With a sentence that names the element and what to do. */
    public PolicyException(String message) {
        super(message);
    }

    /** The same sentence with the place where it was found. */
    PolicyException(String message, PolicyException cause) {
        super(message, cause);
    }
}
