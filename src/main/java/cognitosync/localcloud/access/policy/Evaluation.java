package cognitosync.localcloud.access.policy;

import java.util.List;

/**
 * A decision with its request and policies, so that it can be explained later, whatever the template is by then.
 *
 * @param policies that were evaluated
 * @param request that they were evaluated for
 * @param decision its result
 */
public record Evaluation(List<PolicyDocument> policies, AuthorizationRequest request, Decision decision) {
    /** Receives every decision as it is taken, on the thread that takes it. */
    @FunctionalInterface
    public interface Listener {
        /** Ignores them. */
        Listener NONE = evaluation -> {};

        /** Called after each evaluation. */
        void evaluated(Evaluation evaluation);
    }

    /** Takes a copy. */
    public Evaluation {
        policies = List.copyOf(policies);
    }

    /** Evaluates these policies together. */
    public static Evaluation evaluate(List<PolicyDocument> policies, AuthorizationRequest request) {
        return new Evaluation(policies, request, PolicyEvaluator.evaluate(policies, request));
    }

    /** The kind of the policy that contains a statement. */
    public PolicyKind kindOf(Statement statement) {
        return policies.stream()
                .filter(policy -> policy.statements().contains(statement))
                .findFirst()
                .map(PolicyDocument::kind)
                .orElse(PolicyKind.IDENTITY);
    }

    /** Replaces the decision of the policies by that of a session policy, an access block or the account. */
    public Evaluation withDecision(Decision other) {
        return new Evaluation(policies, request, other);
    }

    /** Decision and action only: the context names the address of the caller. */
    @Override
    public String toString() {
        return request.action() + " " + decision.getClass().getSimpleName();
    }

    /**
     * What policies judge.
     *
     * @param principal who asks
     * @param action such as {@code cognito-sync:ListRecords}
     * @param resourceArn what it is done to
     * @param context condition keys
     */
    public record AuthorizationRequest(
            Principal principal, String action, String resourceArn, RequestContext context) {}
}
