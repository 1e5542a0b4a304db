package cognitosync.localcloud.console;

import cognitosync.localcloud.access.policy.Check;
import cognitosync.localcloud.access.policy.Explanation;
import cognitosync.localcloud.access.policy.Piece;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One colour for each policy variable and condition key of a decision: where the policy writes the key, where its value is filled
 * in, and where that value stands in what was asked for.
 */
final class VariablePaints {
    // Short values, such as "true", stand in texts that have nothing to do with them.
    private static final int SHORTEST_VALUE = 8;

    private final Map<String, String> paints = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, String> values = new LinkedHashMap<>();

    VariablePaints(List<Explanation> explanations) {
        explanations.stream()
                .flatMap(explanation -> explanation.statements().stream())
                .flatMap(explained -> explained.checks().stream())
                .forEach(this::mix);
    }

    private void mix(Check check) {
        check.wanted().stream().flatMap(wanted -> wanted.pieces().stream()).forEach(piece -> {
            if (piece instanceof Piece.Variable variable) {
                mix(variable.key(), variable.value());
            }
        });
        if (!check.key().isEmpty()) {
            mix(
                    check.key(),
                    check.found().size() == 1 ? Optional.of(check.found().get(0)) : Optional.empty());
        }
    }

    private void mix(String key, Optional<String> value) {
        paints.computeIfAbsent(key, unpainted -> Paint.number(paints.size()));
        value.ifPresent(known -> values.putIfAbsent(known, key));
    }

    /** The colour of a key; empty where it has none. */
    String of(String key) {
        return paints.getOrDefault(key, "");
    }

    /** As the policy writes it. */
    List<Dab> written(List<Piece> pieces) {
        return pieces.stream()
                .map(piece -> piece instanceof Piece.Variable variable
                        ? new Dab("${" + variable.key() + "}", of(variable.key()))
                        : plain(piece))
                .toList();
    }

    /** With the variables filled in. */
    List<Dab> filled(List<Piece> pieces) {
        return pieces.stream()
                .map(piece -> piece instanceof Piece.Variable variable
                        ? new Dab(variable.value().orElse("(no value: matches nothing)"), of(variable.key()))
                        : plain(piece))
                .toList();
    }

    private static Dab plain(Piece piece) {
        return piece instanceof Piece.Wildcard wildcard
                ? new Dab(wildcard.sign(), "wildcard")
                : new Dab(((Piece.Text) piece).text(), "");
    }

    /** What was asked for, with the values of variables in their colours. */
    List<Dab> found(String text) {
        List<Dab> dabs = new ArrayList<>();
        int plainFrom = 0;
        int at = 0;
        while (at < text.length()) {
            String value = valueAt(text, at);
            if (value.isEmpty()) {
                at++;
                continue;
            }
            if (at > plainFrom) {
                dabs.add(new Dab(text.substring(plainFrom, at), ""));
            }
            dabs.add(new Dab(value, of(values.get(value))));
            at += value.length();
            plainFrom = at;
        }
        if (plainFrom < text.length()) {
            dabs.add(new Dab(text.substring(plainFrom), ""));
        }
        return dabs;
    }

    private String valueAt(String text, int at) {
        return values.keySet().stream()
                .filter(value -> value.length() >= SHORTEST_VALUE && text.startsWith(value, at))
                .findFirst()
                .orElse("");
    }
}
