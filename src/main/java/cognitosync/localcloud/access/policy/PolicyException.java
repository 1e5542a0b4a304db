package cognitosync.localcloud.access.policy;

/** A policy that AWS would refuse, or that says something unknown here; the message names it. */
public final class PolicyException extends RuntimeException {
    /**
     * What is wrong with a malformed policy, in the words of the service that refuses it.
     *
     * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html">Grammar of the JSON policy language</a>
     */
    enum Fault {
        /** A violation of the grammar without a message of its own. */
        SYNTAX("Syntax errors in policy.", "Invalid policy syntax."),
        EFFECT("Syntax errors in policy.", "Invalid effect."),
        NO_STATEMENT("Syntax errors in policy.", "Could not parse the policy: Statement is empty!"),
        NO_ACTION("Policy statement must contain actions.", "Missing required field Action."),
        ACTION(
                "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.",
                "Policy has invalid action."),
        NO_RESOURCE("Policy statement must contain resources.", "Missing required field Resource."),
        RESOURCE("Resource must be in ARN format or \"*\".", "Policy has invalid resource."),
        RESOURCE_FORBIDDEN("Has prohibited field Resource.", "Invalid policy syntax."),
        NO_PRINCIPAL("Missing required field Principal.", "Missing required field Principal."),
        PRINCIPAL("Invalid principal in policy.", "Invalid principal in policy."),
        PRINCIPAL_FORBIDDEN("Policy document should not specify a principal.", "Invalid policy syntax.");

        private final String ofIam;
        private final String ofS3;

        Fault(String ofIam, String ofS3) {
            this.ofIam = ofIam;
            this.ofS3 = ofS3;
        }

        /** The sentence and the code. */
        String saidOf(PolicyKind kind) {
            return kind == PolicyKind.RESOURCE ? ofS3 + " (MalformedPolicy)" : ofIam + " (MalformedPolicyDocument)";
        }
    }

    private final Fault fault;

    /** Breaks the grammar, with a sentence that names the element and what to do. */
    PolicyException(String message) {
        this(Fault.SYNTAX, message);
    }

    /** A fault for which AWS has a message. */
    PolicyException(Fault fault, String message) {
        super(message);
        this.fault = fault;
    }

    private PolicyException(String message, PolicyException cause) {
        super(message, cause);
        this.fault = cause.fault;
    }

    /** Adds the sentence of the service and the place of the fault. */
    PolicyException at(PolicyKind kind, String place) {
        return new PolicyException(fault.saidOf(kind) + " " + place + ": " + getMessage(), this);
    }
}
