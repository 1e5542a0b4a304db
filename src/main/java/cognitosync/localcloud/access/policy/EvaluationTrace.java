package cognitosync.localcloud.access.policy;

import java.util.List;

/**
 * A judgement step by step: every statement that was asked, in the order of the policies, with each of its elements. It is made
 * of the same comparisons that decided, so that it cannot tell another story.
 *
 * @param statements all that were asked
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

        /** Whether the statement speaks of the request. */
        public boolean applies() {
            return checks.stream().allMatch(ElementMatch::holds);
        }
    }

    /** Explains a judgement. */
    public static EvaluationTrace of(Evaluation judgement) {
        return new EvaluationTrace(judgement.policies().stream()
                .flatMap(policy -> policy.statements().stream()
                        .map(statement -> new Explained(policy, statement, statement.checks(judgement.request()))))
                .toList());
    }
}
