package cognitosync.localcloud.access.policy;

import java.util.List;

/**
 * A decision with all that it was taken on, so that it can be explained later, whatever the template has become by then.
 *
 * @param policies that were asked
 * @param request what they were asked
 * @param decision what came of it
 */
public record Judgement(List<PolicyDocument> policies, AuthorizationRequest request, Decision decision) {
    /** Takes a copy. */
    public Judgement {
        policies = List.copyOf(policies);
    }

    /** What these policies together say of the request. */
    public static Judgement of(List<PolicyDocument> policies, AuthorizationRequest request) {
        return new Judgement(policies, request, PolicyEvaluator.evaluate(policies, request));
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
    public Judgement overruled(Decision by) {
        return new Judgement(policies, request, by);
    }

    /** Decision and action only: the context says where somebody came from. */
    @Override
    public String toString() {
        return request.action() + " " + decision.getClass().getSimpleName();
    }
}
