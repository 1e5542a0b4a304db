package cognitosync.localcloud.console;

import cognitosync.localcloud.access.credentials.Caller;
import cognitosync.localcloud.access.policy.Evaluation;
import cognitosync.localcloud.access.policy.EvaluationTrace;
import cognitosync.localcloud.access.policy.PolicyKind;
import cognitosync.localcloud.access.trail.TrailEntry;
import cognitosync.localcloud.console.RequestKeys.KeyView;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.messages.Messages;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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

    private static final String IN_TRANSACTION = "dynamodb:EnclosingOperation";

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
        int before = evaluations.size();
        evaluations.addAll(entry.evaluations());
        List<EvaluationTrace> traces =
                evaluations.stream().map(EvaluationTrace::of).toList();
        VariableHighlighter highlighter = new VariableHighlighter(traces);
        TemplatePlaces places = TemplatePlaces.in(sources.stacks());
        boolean isTransaction = isTransaction(entry);
        Set<String> ofParts = isTransaction ? RequestKeys.differing(entry.evaluations()) : Set.of();
        RequestKeys keys = new RequestKeys(highlighter);
        List<StepView> steps = new ArrayList<>();
        for (int i = 0; i < evaluations.size(); i++) {
            keys.add(evaluations.get(i), traces.get(i));
            StepView step = StepView.of(evaluations.get(i), traces.get(i), places, highlighter);
            if (i < before) {
                steps.add(step);
            } else if (isTransaction) {
                RequestKeys own = new RequestKeys(highlighter).add(evaluations.get(i), traces.get(i));
                steps.add(step.asPart(number(entry, i - before), own.only(ofParts)));
            } else {
                steps.add(step.at(anchor(i - before)));
            }
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
        values.put("transaction", isTransaction);
        values.put("parts", isTransaction ? steps.subList(before, steps.size()) : List.of());
        values.put("omitted", omitted(entry, isTransaction));
        List<KeyView> shared = keys.without(ofParts);
        values.put("keys", shared);
        values.put("known", !shared.isEmpty());
        values.put("forgotten", entry.caller().orElse(null) instanceof Caller.Identity && assumption.isEmpty());
        return values;
    }

    private static String omitted(TrailEntry entry, boolean isTransaction) {
        if (entry.omitted() == 0) {
            return "";
        }
        return isTransaction
                ? Messages.text("console.why.omitted", entry.omitted())
                : Messages.text("console.why.omitted-decisions", entry.omitted());
    }

    /** The address of one of the decisions of a request. */
    static String href(TrailEntry entry, int index) {
        return Console.PATH + "/why?request=" + entry.number() + "#" + anchor(index);
    }

    private static String anchor(int index) {
        return "decision-" + (index + 1);
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

    // Each action in a transaction is authorized separately.
    private static boolean isTransaction(TrailEntry entry) {
        return entry.evaluations().size() > 1
                && entry.evaluations().stream()
                        .allMatch(evaluation ->
                                evaluation.request().context().values().containsKey(IN_TRANSACTION));
    }

    // Of many parts, only the first ones are kept, and a denied one, which is always the last.
    private static int number(TrailEntry entry, int index) {
        boolean isLast = index == entry.evaluations().size() - 1;
        return index + 1 + (isLast && entry.isDenied() ? entry.omitted() : 0);
    }
}
