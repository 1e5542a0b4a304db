package cognitosync.localcloud.console;

import cognitosync.localcloud.access.policy.Decision;
import cognitosync.localcloud.access.policy.Evaluation;
import cognitosync.localcloud.access.policy.EvaluationTrace;
import cognitosync.localcloud.access.policy.EvaluationTrace.ElementMatch;
import cognitosync.localcloud.access.policy.PolicyDocument;
import cognitosync.localcloud.access.policy.PolicyKind;
import cognitosync.localcloud.access.policy.Statement;
import cognitosync.localcloud.console.RequestKeys.KeyView;
import cognitosync.localcloud.console.RequestKeys.ValueView;
import cognitosync.localcloud.console.RequestKeys.WantedView;
import cognitosync.localcloud.console.TemplatePlaces.TemplatePlace;
import cognitosync.localcloud.console.VariableHighlighter.Span;
import cognitosync.localcloud.messages.Messages;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One policy decision of a request.
 *
 * @param anchor id of its section; empty for a decision of an earlier request
 * @param part number of the transaction's part; empty for other requests
 * @param question heading: the kind of policies and the question they decide
 * @param action requested
 * @param resource requested, with values of variables in their colours
 * @param keys condition keys that differ from those of other parts
 * @param none whether there was no statement to evaluate
 * @param conclusion why the policies lead to the decision
 */
record StepView(
        String anchor,
        String part,
        String question,
        String action,
        List<Span> resource,
        List<KeyView> keys,
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
                "",
                "",
                question(evaluation),
                evaluation.request().action(),
                highlighter.found(evaluation.request().resourceArn()),
                List.of(),
                statements,
                statements.isEmpty(),
                DecisionView.of(evaluation, places),
                conclusion(evaluation.decision()));
    }

    /** A copy with an anchor. */
    StepView at(String id) {
        return new StepView(id, part, question, action, resource, keys, statements, none, verdict, conclusion);
    }

    /** A copy for a part of a transaction. */
    StepView asPart(int number, List<KeyView> own) {
        String heading = Messages.text("console.why.step.part", number, question);
        return new StepView(
                "part-" + number,
                String.valueOf(number),
                heading,
                action,
                resource,
                own,
                statements,
                none,
                verdict,
                conclusion);
    }

    /** The keys that a policy compares. */
    List<KeyView> comparedKeys() {
        return keys.stream().filter(key -> !key.compared().isEmpty()).toList();
    }

    private static String conclusion(Decision decision) {
        return switch (decision.reason()) {
            case ALLOW -> Messages.text("console.why.conclusion.allow");
            case ACCOUNT_OWNER -> Messages.text("console.why.conclusion.owner");
            case EXPLICIT_DENY -> Messages.text("console.why.conclusion.explicit-deny");
            case IMPLICIT_DENY -> Messages.text("console.why.conclusion.implicit-deny");
            case SESSION_POLICY -> Messages.text("console.why.conclusion.session-policy");
            case ACCESS_BLOCK -> Messages.text("console.why.conclusion.access-block");
        };
    }

    private static String question(Evaluation evaluation) {
        if (evaluation.decision().reason() == Decision.Reason.ACCOUNT_OWNER) {
            return Messages.text("console.why.step.owner");
        }
        PolicyKind kind = evaluation.policies().stream()
                .findFirst()
                .map(PolicyDocument::kind)
                .orElse(PolicyKind.IDENTITY);
        return switch (kind) {
            case TRUST -> Messages.text("console.why.step.trust");
            case IDENTITY -> Messages.text("console.why.step.identity");
            case RESOURCE -> Messages.text("console.why.step.resource");
        };
    }

    /**
     * A statement that was evaluated.
     *
     * @param name such as {@code Statement 1 of OwnDatasets}
     * @param effect {@code Allow} or {@code Deny}
     * @param stack whose template it stands in; empty if it is no longer in any template
     * @param place in the template
     * @param written JSON as in the template, or as evaluated if it is no longer there
     * @param applies whether it matches the request
     * @param decided whether it is the deciding statement
     */
    record StatementView(
            String name,
            String effect,
            String stack,
            String place,
            String written,
            List<CheckView> checks,
            boolean applies,
            boolean decided) {

        static StatementView of(
                Evaluation evaluation,
                EvaluationTrace.Explained explained,
                TemplatePlaces places,
                VariableHighlighter highlighter) {
            Statement statement = explained.statement();
            Optional<TemplatePlace> place = places.of(evaluation, statement);
            JsonNode written = place.map(TemplatePlace::written)
                    .filter(node -> !node.isMissingNode())
                    .orElse(statement.source());
            String name = DecisionView.name(evaluation, statement);
            return new StatementView(
                    name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1),
                    statement.source().path("Effect").asText(),
                    place.map(TemplatePlace::stack).orElse(""),
                    place.map(found -> "Resources." + found.logicalId() + "." + found.path())
                            .orElse(""),
                    written.toPrettyString(),
                    explained.checks().stream()
                            .map(check -> CheckView.of(check, highlighter))
                            .toList(),
                    explained.applies(),
                    evaluation.decision().decidedBy().filter(statement::equals).isPresent());
        }
    }

    /**
     * One element of a statement, compared with the request.
     *
     * @param element such as {@code Resource}
     * @param key condition key in its colour; without text for other elements
     * @param wanted values in the policy
     * @param found values in the request
     * @param absent whether the request has none
     */
    record CheckView(
            String element, Span key, List<WantedView> wanted, List<ValueView> found, boolean absent, boolean holds) {
        static CheckView of(ElementMatch check, VariableHighlighter highlighter) {
            List<WantedView> wanted = check.expected().stream()
                    .map(each -> WantedView.of(each.tokens(), highlighter))
                    .toList();
            List<ValueView> found = check.found().stream()
                    .map(value -> new ValueView(highlighter.found(Formats.withoutRefererQuery(check.key(), value))))
                    .toList();
            return new CheckView(
                    check.element(),
                    new Span(check.key(), highlighter.of(check.key())),
                    wanted,
                    found,
                    check.found().isEmpty(),
                    check.holds());
        }
    }
}
