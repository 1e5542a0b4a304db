package cognitosync.localcloud.access.policy;

import java.util.List;

/**
 * {@code Resource} or {@code NotResource}.
 *
 * @param except true for {@code NotResource}
 * @param patterns ARNs with wildcards and variables
 */
record ResourceElement(boolean except, List<ArnPattern> patterns) {
    boolean covers(String arn, RequestContext context) {
        for (ArnPattern pattern : patterns) {
            if (pattern.matches(arn, context)) {
                return !except;
            }
        }
        return except;
    }

    ElementMatch check(String arn, RequestContext context) {
        return new ElementMatch(
                except ? "NotResource" : "Resource",
                "",
                patterns.stream()
                        .map(pattern ->
                                new ElementMatch.ExpectedValue(pattern.tokens(context), pattern.matches(arn, context)))
                        .toList(),
                List.of(arn),
                covers(arn, context));
    }
}
