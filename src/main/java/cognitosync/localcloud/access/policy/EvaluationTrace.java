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

    /**
     * One element of a statement, matched against a request.
     *
     * @param element such as {@code Action}, {@code NotResource} or {@code ForAnyValue:StringLike}
     * @param key condition key; empty for the other elements
     * @param expected values of the policy, each with whether it matches
     * @param found values of the request; none if it lacks the condition key
     * @param holds whether the statement passes this element
     */
    public record ElementMatch(
            String element, String key, List<ExpectedValue> expected, List<String> found, boolean holds) {
        /** Takes copies. */
        public ElementMatch {
            expected = List.copyOf(expected);
            found = List.copyOf(found);
        }

        /**
         * A value of the policy.
         *
         * @param tokens its text, with the values of variables
         * @param matches whether it matches a value of the request
         */
        public record ExpectedValue(List<PatternToken> tokens, boolean matches) {
            /** Takes a copy. */
            public ExpectedValue {
                tokens = List.copyOf(tokens);
            }

            static ExpectedValue of(String text, boolean matches) {
                return new ExpectedValue(List.of(new PatternToken.Text(text)), matches);
            }
        }
    }
}
