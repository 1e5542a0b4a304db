package cognitosync.localcloud.access.policy;

/**
 * What is wrong with a malformed policy, in the words of the service that refuses it.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html">Grammar of the JSON policy language</a>
 */
enum PolicyFault {
    /** Whatever breaks the grammar and has no sentence of its own. */
    SYNTAX("Syntax errors in policy.", "Invalid policy syntax."),
    EFFECT("Syntax errors in policy.", "Invalid effect."),
    NO_STATEMENT("Syntax errors in policy.", "Could not parse the policy: Statement is empty!"),
    NO_ACTION("Policy statement must contain actions.", "Missing required field Action."),
    ACTION("Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.", "Policy has invalid action."),
    NO_RESOURCE("Policy statement must contain resources.", "Missing required field Resource."),
    RESOURCE("Resource must be in ARN format or \"*\".", "Policy has invalid resource."),
    RESOURCE_FORBIDDEN("Has prohibited field Resource.", "Invalid policy syntax."),
    NO_PRINCIPAL("Missing required field Principal.", "Missing required field Principal."),
    PRINCIPAL("Invalid principal in policy.", "Invalid principal in policy."),
    PRINCIPAL_FORBIDDEN("Policy document should not specify a principal.", "Invalid policy syntax.");

    private final String ofIam;
    private final String ofS3;

    PolicyFault(String ofIam, String ofS3) {
        this.ofIam = ofIam;
        this.ofS3 = ofS3;
    }

    /** The sentence and the code. */
    String saidOf(PolicyKind kind) {
        return kind == PolicyKind.RESOURCE ? ofS3 + " (MalformedPolicy)" : ofIam + " (MalformedPolicyDocument)";
    }
}
