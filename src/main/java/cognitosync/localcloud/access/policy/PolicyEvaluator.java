package cognitosync.localcloud.access.policy;

import cognitosync.localcloud.access.policy.Evaluation.AuthorizationRequest;
import cognitosync.localcloud.access.policy.Statement.Effect;
import java.util.Collection;
import java.util.Optional;

/**
 * Evaluates policies: an explicit deny wins, then an allow; without a matching statement the request is denied implicitly.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html">Policy evaluation logic</a>
 */
public final class PolicyEvaluator {
    private PolicyEvaluator() {}

    /** The decision of these policies together. */
    public static Decision evaluate(Collection<PolicyDocument> policies, AuthorizationRequest request) {
        Optional<Statement> denying = firstThatApplies(policies, Effect.DENY, request);
        if (denying.isPresent()) {
            return new Decision.ExplicitlyDenied(denying.get());
        }
        return firstThatApplies(policies, Effect.ALLOW, request)
                .<Decision>map(Decision.Allowed::new)
                .orElseGet(Decision.ImplicitlyDenied::new);
    }

    private static Optional<Statement> firstThatApplies(
            Collection<PolicyDocument> policies, Effect effect, AuthorizationRequest request) {
        for (PolicyDocument policy : policies) {
            for (Statement statement : policy.statements()) {
                if (statement.effect() == effect && statement.appliesTo(request)) {
                    return Optional.of(statement);
                }
            }
        }
        return Optional.empty();
    }
}
