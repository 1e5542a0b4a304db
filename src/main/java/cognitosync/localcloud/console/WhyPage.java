package cognitosync.localcloud.console;

import cognitosync.localcloud.access.credentials.Caller;
import cognitosync.localcloud.access.policy.Evaluation;
import cognitosync.localcloud.access.policy.EvaluationTrace;
import cognitosync.localcloud.access.policy.PolicyKind;
import cognitosync.localcloud.access.trail.TrailEntry;
import cognitosync.localcloud.console.VariableHighlighter.Span;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.messages.Messages;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /_local/console/why?request=N}: one decision step by step. */
record WhyPage(Console.Sources sources) implements Page {
    @Override
    public String path() {
        return "/why";
    }

    @Override
    public String section() {
        return "";
    }

    @Override
    public String template() {
        return "why";
    }

    @Override
    public String title() {
        return Messages.text("console.why.title");
    }

    /** A condition key and what it holds. */
    private record VariableView(Span key, String value) {}

    @Override
    public Map<String, Object> values(Request request) {
        Optional<TrailEntry> entry =
                sources.trail().find(RequestLog.number(request.query("request").orElse("")));
        return entry.isEmpty() ? Map.of("gone", true) : explain(entry.get());
    }

    private Map<String, Object> explain(TrailEntry entry) {
        List<Evaluation> evaluations = new ArrayList<>();
        Optional<TrailEntry> assumption = assumption(entry);
        assumption.flatMap(TrailEntry::decisive).ifPresent(evaluations::add);
        evaluations.addAll(entry.evaluations());
        List<EvaluationTrace> traces =
                evaluations.stream().map(EvaluationTrace::of).toList();
        VariableHighlighter highlighter = new VariableHighlighter(traces);
        TemplatePlaces places = TemplatePlaces.in(sources.stacks());
        List<StepView> steps = new ArrayList<>();
        for (int i = 0; i < evaluations.size(); i++) {
            steps.add(StepView.of(evaluations.get(i), traces.get(i), places, highlighter));
        }
        Map<String, Object> values = new LinkedHashMap<>();
        CallRow call = CallRow.of(entry, sources.callers(), places);
        values.put(
                "title",
                steps.isEmpty()
                        ? call.what()
                        : Messages.text(
                                "console.why.title-of-decision", call.verdict().word(), call.what()));
        values.put("call", call);
        values.put("day", Formats.day(entry.at()));
        values.put("steps", steps);
        values.put("unjudged", steps.isEmpty());
        List<VariableView> variables = variables(evaluations, highlighter);
        values.put("variables", variables);
        values.put("known", !variables.isEmpty());
        values.put("forgotten", entry.caller().orElse(null) instanceof Caller.Identity && assumption.isEmpty());
        return values;
    }

    // The credentials of a call were issued by an earlier one, which evaluated the role's trust policy.
    private Optional<TrailEntry> assumption(TrailEntry entry) {
        if (!(entry.caller().orElse(null) instanceof Caller.Identity caller)) {
            return Optional.empty();
        }
        return sources.trail().after(0).stream()
                .filter(earlier -> earlier.number() < entry.number())
                .filter(earlier -> earlier.decisive()
                        .filter(evaluation -> evaluation.decision().isAllowed()
                                && evaluation.request().resourceArn().equals(caller.roleArn())
                                && CallerNames.sub(evaluation).equals(caller.identityId())
                                && evaluation.policies().stream().allMatch(policy -> policy.kind() == PolicyKind.TRUST))
                        .isPresent())
                .findFirst();
    }

    private static List<VariableView> variables(List<Evaluation> evaluations, VariableHighlighter highlighter) {
        Map<String, String> values = new LinkedHashMap<>();
        evaluations.forEach(evaluation -> evaluation
                .request()
                .context()
                .values()
                .forEach((key, all) -> values.put(
                        key,
                        String.join(
                                ", ",
                                all.stream()
                                        .map(value -> Formats.withoutRefererQuery(key, value))
                                        .toList()))));
        // Those used by the policies come first.
        return values.entrySet().stream()
                .map(each -> new VariableView(new Span(each.getKey(), highlighter.of(each.getKey())), each.getValue()))
                .sorted((one, other) -> Boolean.compare(
                        one.key().paint().isEmpty(), other.key().paint().isEmpty()))
                .toList();
    }
}
