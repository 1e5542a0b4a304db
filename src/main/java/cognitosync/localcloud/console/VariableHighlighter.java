package cognitosync.localcloud.console;

import cognitosync.localcloud.access.policy.EvaluationTrace;
import cognitosync.localcloud.access.policy.EvaluationTrace.ElementMatch;
import cognitosync.localcloud.access.policy.PatternToken;
import cognitosync.localcloud.messages.Messages;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One colour for each policy variable and condition key of a decision: where the policy writes the key, where its value is filled
 * in, and where the request has that value.
 */
final class VariableHighlighter {
    /**
     * A piece of text, in a colour or none.
     *
     * @param text the text
     * @param paint class of its colour; empty for plain text
     */
    record Span(String text, String paint) {}

    // Short values, such as "true", occur in unrelated texts.
    private static final int SHORTEST_VALUE = 8;

    private final Map<String, String> colours = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, String> values = new LinkedHashMap<>();

    VariableHighlighter(List<EvaluationTrace> traces) {
        List<ElementMatch> checks = traces.stream()
                .flatMap(trace -> trace.statements().stream())
                .flatMap(explained -> explained.checks().stream())
                .toList();
        // A key's value that equals a variable's value gets the same colour, to show why they match.
        checks.forEach(this::assignVariables);
        checks.forEach(this::assignKey);
    }

    private void assignVariables(ElementMatch check) {
        check.expected().stream()
                .flatMap(expected -> expected.tokens().stream())
                .forEach(piece -> {
                    if (piece instanceof PatternToken.Variable variable) {
                        assign(variable.key(), variable.value());
                    }
                });
    }

    private void assignKey(ElementMatch check) {
        if (!check.key().isEmpty()) {
            assign(
                    check.key(),
                    check.found().size() == 1 ? Optional.of(check.found().get(0)) : Optional.empty());
        }
    }

    private void assign(String key, Optional<String> value) {
        colours.computeIfAbsent(key, unknown -> Formats.colour(colours.size()));
        value.ifPresent(known -> values.putIfAbsent(known, key));
    }

    /** The colour of a key; empty where it has none. */
    String of(String key) {
        return colours.getOrDefault(key, "");
    }

    /** As in the policy. */
    List<Span> written(List<PatternToken> pieces) {
        return pieces.stream()
                .map(piece -> piece instanceof PatternToken.Variable variable
                        ? new Span("${" + variable.key() + "}", of(variable.key()))
                        : plain(piece))
                .toList();
    }

    /** With the variables resolved. */
    List<Span> filled(List<PatternToken> pieces) {
        return pieces.stream()
                .map(piece -> piece instanceof PatternToken.Variable variable
                        ? new Span(
                                variable.value().orElseGet(() -> Messages.text("console.why.no-value")),
                                of(variable.key()))
                        : plain(piece))
                .toList();
    }

    private static Span plain(PatternToken piece) {
        return piece instanceof PatternToken.Wildcard wildcard
                ? new Span(wildcard.sign(), "wildcard")
                : new Span(((PatternToken.Text) piece).text(), "");
    }

    /** A text of the request, with the values of variables in their colours. */
    List<Span> found(String text) {
        List<Span> spans = new ArrayList<>();
        int plainFrom = 0;
        int at = 0;
        while (at < text.length()) {
            String value = valueAt(text, at);
            if (value.isEmpty()) {
                at++;
                continue;
            }
            if (at > plainFrom) {
                spans.add(new Span(text.substring(plainFrom, at), ""));
            }
            spans.add(new Span(value, of(values.get(value))));
            at += value.length();
            plainFrom = at;
        }
        if (plainFrom < text.length()) {
            spans.add(new Span(text.substring(plainFrom), ""));
        }
        return spans;
    }

    private String valueAt(String text, int at) {
        return values.keySet().stream()
                .filter(value -> value.length() >= SHORTEST_VALUE && text.startsWith(value, at))
                .findFirst()
                .orElse("");
    }
}
