package cognitosync.localcloud.access.policy;

import java.util.List;

/**
 * {@code Action} or {@code NotAction}. Names of services and actions compare without regard to case.
 *
 * @param except true for {@code NotAction}
 * @param patterns names with wildcards
 */
record ActionElement(boolean except, List<TextPattern> patterns) {
    boolean covers(String action) {
        for (TextPattern pattern : patterns) {
            if (pattern.matchesIgnoringCase(action, RequestContext.NONE)) {
                return !except;
            }
        }
        return except;
    }

    ElementMatch check(String action) {
        return new ElementMatch(
                except ? "NotAction" : "Action",
                "",
                patterns.stream()
                        .map(pattern -> new ElementMatch.ExpectedValue(
                                pattern.tokens(RequestContext.NONE),
                                pattern.matchesIgnoringCase(action, RequestContext.NONE)))
                        .toList(),
                List.of(action),
                covers(action));
    }
}
