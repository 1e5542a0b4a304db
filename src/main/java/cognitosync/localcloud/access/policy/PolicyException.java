package cognitosync.localcloud.access.policy;

/** A policy that AWS would refuse, or that says something unknown here; the message names it. */
public final class PolicyException extends RuntimeException {
    private final PolicyFault fault;

    /** Breaks the grammar, with a sentence that names the element and what to do. */
    PolicyException(String message) {
        this(PolicyFault.SYNTAX, message);
    }

    /** The same with a fault that AWS has a sentence for. */
    PolicyException(PolicyFault fault, String message) {
        super(message);
        this.fault = fault;
    }

    private PolicyException(String message, PolicyException cause) {
        super(message, cause);
        this.fault = cause.fault;
    }

    /** The same sentence behind that of the service and the place where the fault was found. */
    PolicyException at(PolicyKind kind, String place) {
        return new PolicyException(fault.saidOf(kind) + " " + place + ": " + getMessage(), this);
    }
}
