package cognitosync.localcloud.access.policy;

import java.util.List;

/**
 * An evaluation step by step: every statement in the order of the policies, with each of its elements. It is made by the very
 * comparisons that decided, so that it cannot differ from the decision.
 *
 * @param statements all that were evaluated
 */
public record EvaluationTrace(List<Explained> statements) {
    /** Takes a copy. */
    public EvaluationTrace {
        statements = List.copyOf(statements);
    }

    /**
     * One statement.
     *
     * @param policy where it stands
     * @param statement as it was read
     * @param checks its elements
     */
    public record Explained(PolicyDocument policy, Statement statement, List<ElementMatch> checks) {
        /** Takes a copy. */
        public Explained {
            checks = List.copyOf(checks);
        }

        /** Whether the statement matches. */
        public boolean applies() {
            return checks.stream().allMatch(ElementMatch::holds);
        }
    }

    /** Traces an evaluation. */
    public static EvaluationTrace of(Evaluation evaluation) {
        return new EvaluationTrace(evaluation.policies().stream()
                .flatMap(policy -> policy.statements().stream()
                        .map(statement -> new Explained(policy, statement, statement.checks(evaluation.request()))))
                .toList());
    }
}
