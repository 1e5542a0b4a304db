package cognitosync.localcloud.console;

import cognitosync.localcloud.access.policy.Evaluation;
import cognitosync.localcloud.access.policy.EvaluationTrace;
import cognitosync.localcloud.access.policy.Statement;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A statement that was asked, for people.
 *
 * @param name such as {@code Statement 1 of OwnDatasets}
 * @param effect {@code Allow} or {@code Deny}
 * @param stack whose template it stands in; empty where no template has it any more
 * @param place in the template
 * @param written JSON, as the template writes it where it still has it
 * @param applies whether it speaks of the request
 * @param decided whether it is the one that decided
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
            Evaluation judgement,
            EvaluationTrace.Explained explained,
            TemplatePlaces places,
            VariableHighlighter paints) {
        Statement statement = explained.statement();
        Optional<TemplatePlace> place = places.of(judgement, statement);
        JsonNode written = place.map(TemplatePlace::written)
                .filter(node -> !node.isMissingNode())
                .orElse(statement.source());
        String name = DecisionView.name(judgement, statement);
        return new StatementView(
                name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1),
                statement.source().path("Effect").asText(),
                place.map(TemplatePlace::stack).orElse(""),
                place.map(found -> "Resources." + found.logicalId() + "." + found.path())
                        .orElse(""),
                written.toPrettyString(),
                explained.checks().stream()
                        .map(check -> CheckView.of(check, paints))
                        .toList(),
                explained.applies(),
                judgement.decision().decidedBy().filter(statement::equals).isPresent());
    }
}
