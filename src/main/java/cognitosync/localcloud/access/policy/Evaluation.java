package cognitosync.localcloud.access.policy;

import java.util.List;

/**
 * A decision with all that it was taken on, so that it can be explained later, whatever the template has become by then.
 *
 * @param policies that were asked
 * @param request what they were asked
 * @param decision what came of it
 */
public record Evaluation(List<PolicyDocument> policies, AuthorizationRequest request, Decision decision) {
    /** Takes a copy. */
    public Evaluation {
        policies = List.copyOf(policies);
    }

    /** What these policies together say of the request. */
    public static Evaluation of(List<PolicyDocument> policies, AuthorizationRequest request) {
        return new Evaluation(policies, request, PolicyEvaluator.evaluate(policies, request));
    }

    /** What the policy is attached to that a statement stands in. */
    public PolicyKind kindOf(Statement statement) {
        return policies.stream()
                .filter(policy -> policy.statements().contains(statement))
                .findFirst()
                .map(PolicyDocument::kind)
                .orElse(PolicyKind.IDENTITY);
    }

    /** The same request, decided by something else than the policies. */
    public Evaluation overruled(Decision by) {
        return new Evaluation(policies, request, by);
    }

    /** Decision and action only: the context says where somebody came from. */
    @Override
    public String toString() {
        return request.action() + " " + decision.getClass().getSimpleName();
    }
}
