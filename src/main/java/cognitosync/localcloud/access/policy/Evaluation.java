package cognitosync.localcloud.access.policy;

import cognitosync.localcloud.access.policy.Statement.Effect;
import java.util.List;
import java.util.Optional;

/**
 * A decision with its request and policies, so that it can be explained after the template has changed.
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

    /**
     * Evaluates these policies together: an explicit deny wins, then an allow; without a matching statement the request is denied
     * implicitly.
     *
     * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html">Policy evaluation
     *     logic</a>
     */
    public static Evaluation evaluate(List<PolicyDocument> policies, AuthorizationRequest request) {
        return new Evaluation(policies, request, decide(policies, request));
    }

    private static Decision decide(List<PolicyDocument> policies, AuthorizationRequest request) {
        Optional<Statement> denying = firstThatApplies(policies, Effect.DENY, request);
        if (denying.isPresent()) {
            return new Decision.ExplicitlyDenied(denying.get());
        }
        return firstThatApplies(policies, Effect.ALLOW, request)
                .<Decision>map(Decision.Allowed::new)
                .orElseGet(Decision.ImplicitlyDenied::new);
    }

    private static Optional<Statement> firstThatApplies(
            List<PolicyDocument> policies, Effect effect, AuthorizationRequest request) {
        for (PolicyDocument policy : policies) {
            for (Statement statement : policy.statements()) {
                if (statement.effect() == effect && statement.appliesTo(request)) {
                    return Optional.of(statement);
                }
            }
        }
        return Optional.empty();
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

    /**
     * Truncates the values of condition keys, so that many evaluations can be kept in memory.
     *
     * @param most maximum number of values per key
     * @param longest maximum number of characters per value
     */
    public Evaluation abridged(int most, int longest) {
        AuthorizationRequest.RequestContext context = request.context().abridged(most, longest);
        return context.equals(request.context())
                ? this
                : new Evaluation(
                        policies,
                        new AuthorizationRequest(request.principal(), request.action(), request.resourceArn(), context),
                        decision);
    }

    /** Decision and action only: the context names the address of the caller. */
    @Override
    public String toString() {
        return request.action() + " " + decision.getClass().getSimpleName();
    }
}
