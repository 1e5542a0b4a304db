package cognitosync.localcloud.console;

import cognitosync.localcloud.access.policy.ElementMatch;
import cognitosync.localcloud.access.policy.PatternToken;
import java.util.List;

/**
 * One element of a statement, for people.
 *
 * @param element such as {@code Resource}
 * @param key condition key in its colour; without text for other elements
 * @param wanted what the policy writes
 * @param found what the request has
 * @param absent whether it has nothing of the kind
 */
record CheckView(
        String element, Span key, List<WantedView> wanted, List<FoundView> found, boolean absent, boolean holds) {
    /** One of the values that the policy writes; filled in only where it has variables. */
    record WantedView(List<Span> written, List<Span> filled, boolean hasVariables) {}

    /** One of the values that the request has. */
    record FoundView(List<Span> dabs) {}

    static CheckView of(ElementMatch check, VariableHighlighter paints) {
        List<WantedView> wanted = check.wanted().stream()
                .map(each -> new WantedView(
                        paints.written(each.pieces()),
                        paints.filled(each.pieces()),
                        each.pieces().stream().anyMatch(PatternToken.Variable.class::isInstance)))
                .toList();
        List<FoundView> found = check.found().stream()
                .map(value -> new FoundView(paints.found(RefererRedaction.value(check.key(), value))))
                .toList();
        return new CheckView(
                check.element(),
                new Span(check.key(), paints.of(check.key())),
                wanted,
                found,
                check.found().isEmpty(),
                check.holds());
    }
}
