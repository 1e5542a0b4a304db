package cognitosync.localcloud.console;

import cognitosync.localcloud.access.policy.Evaluation;
import cognitosync.localcloud.access.policy.EvaluationTrace;
import cognitosync.localcloud.access.policy.EvaluationTrace.ElementMatch;
import cognitosync.localcloud.access.policy.PatternToken;
import cognitosync.localcloud.console.VariableHighlighter.Span;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The condition keys of requests, each with the values that policies compare it with. Only statements about the requested action and
 * resource are included: others do not affect the decision.
 */
final class RequestKeys {
    private final VariableHighlighter highlighter;
    private final Map<String, List<String>> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, Set<ComparedView>> compared = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, Integer> lastCompared = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private int decisions;

    RequestKeys(VariableHighlighter highlighter) {
        this.highlighter = highlighter;
    }

    /**
     * A condition key.
     *
     * @param values in the request; empty if it lacks the key
     * @param compared conditions on the key
     */
    record KeyView(Span key, List<ValueView> values, boolean absent, List<ComparedView> compared) {}

    /** A value in the request, with values of variables in their colours. */
    record ValueView(List<Span> spans) {}

    /**
     * A condition of a statement.
     *
     * @param operator such as {@code ForAllValues:StringEquals}
     * @param wanted values in the policy
     * @param forAll whether it holds because the request has no value for the key
     */
    record ComparedView(String operator, List<WantedView> wanted, boolean holds, boolean forAll) {
        static ComparedView of(ElementMatch check, VariableHighlighter highlighter) {
            return new ComparedView(
                    check.element(),
                    check.expected().stream()
                            .map(expected -> WantedView.of(expected.tokens(), highlighter))
                            .toList(),
                    check.holds(),
                    check.holds() && check.found().isEmpty() && check.element().startsWith("ForAllValues:"));
        }
    }

    /** A value in a policy; {@code filled} has its variables resolved. */
    record WantedView(List<Span> written, List<Span> filled, boolean hasVariables) {
        static WantedView of(List<PatternToken> tokens, VariableHighlighter highlighter) {
            return new WantedView(
                    highlighter.written(tokens),
                    highlighter.filled(tokens),
                    tokens.stream().anyMatch(PatternToken.Variable.class::isInstance));
        }
    }

    /** Adds the keys of a decision. Their values replace earlier ones. */
    RequestKeys add(Evaluation evaluation, EvaluationTrace trace) {
        decisions++;
        values.putAll(evaluation.request().context().values());
        trace.statements().stream()
                .filter(explained -> explained.checks().stream()
                        .filter(check -> check.key().isEmpty())
                        .allMatch(ElementMatch::holds))
                .flatMap(explained -> explained.checks().stream())
                .filter(check -> !check.key().isEmpty())
                .forEach(this::add);
        return this;
    }

    private void add(ElementMatch check) {
        lastCompared.put(check.key(), decisions);
        compared.computeIfAbsent(check.key(), key -> new LinkedHashSet<>()).add(ComparedView.of(check, highlighter));
    }

    /** The keys whose values differ between these decisions. */
    static Set<String> differing(List<Evaluation> evaluations) {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        evaluations.forEach(evaluation ->
                names.addAll(evaluation.request().context().values().keySet()));
        names.removeIf(name -> evaluations.stream()
                        .map(evaluation ->
                                evaluation.request().context().values().getOrDefault(name, List.of()))
                        .distinct()
                        .count()
                <= 1);
        return names;
    }

    /** All keys except these: first those that policies compare, then those in policy variables. */
    List<KeyView> without(Collection<String> names) {
        return views(name -> !names.contains(name));
    }

    /** Only these. */
    List<KeyView> only(Collection<String> names) {
        return views(names::contains);
    }

    private List<KeyView> views(Predicate<String> shown) {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.addAll(values.keySet());
        names.addAll(compared.keySet());
        return names.stream()
                .filter(shown)
                .sorted(Comparator.comparingInt(this::rank))
                .map(this::view)
                .toList();
    }

    // Keys that the last decision compares come first.
    private int rank(String name) {
        return lastCompared.containsKey(name)
                ? -lastCompared.get(name)
                : highlighter.of(name).isEmpty() ? 2 : 1;
    }

    private KeyView view(String name) {
        List<String> found = values.getOrDefault(name, List.of());
        return new KeyView(
                new Span(name, highlighter.of(name)),
                found.stream()
                        .map(value -> new ValueView(highlighter.found(Formats.withoutRefererQuery(name, value))))
                        .toList(),
                found.isEmpty(),
                List.copyOf(compared.getOrDefault(name, Set.of())));
    }
}
