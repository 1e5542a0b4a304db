package cognitosync.localcloud.console;

import cognitosync.localcloud.access.policy.Decision;
import cognitosync.localcloud.access.policy.Evaluation;
import cognitosync.localcloud.access.policy.EvaluationTrace;
import cognitosync.localcloud.access.policy.PolicyDocument;
import cognitosync.localcloud.access.policy.PolicyKind;
import cognitosync.localcloud.console.VariableHighlighter.Span;
import java.util.List;

/**
 * One decision on the way to an answer.
 *
 * @param question that the policies decide
 * @param action that was asked for
 * @param resource on which, in colours
 * @param none whether there was no statement to ask
 * @param conclusion how the decision follows
 */
record StepView(
        String question,
        String action,
        List<Span> resource,
        List<StatementView> statements,
        boolean none,
        DecisionView verdict,
        String conclusion) {

    static StepView of(
            Evaluation evaluation, EvaluationTrace trace, TemplatePlaces places, VariableHighlighter highlighter) {
        List<StatementView> statements = trace.statements().stream()
                .map(explained -> StatementView.of(evaluation, explained, places, highlighter))
                .toList();
        return new StepView(
                question(evaluation),
                evaluation.request().action(),
                highlighter.found(evaluation.request().resourceArn()),
                statements,
                statements.isEmpty(),
                DecisionView.of(evaluation, places),
                evaluation.decision().conclusion());
    }

    private static String question(Evaluation evaluation) {
        if (evaluation.decision() instanceof Decision.AllowedToOwner) {
            return "The account’s owner asks";
        }
        PolicyKind kind = evaluation.policies().stream()
                .findFirst()
                .map(PolicyDocument::kind)
                .orElse(PolicyKind.IDENTITY);
        return switch (kind) {
            case TRUST -> "Trust policy: who may take the role?";
            case IDENTITY -> "Policies: what may its holder do?";
            case RESOURCE -> "Bucket policy: what may anyone do?";
        };
    }
}
