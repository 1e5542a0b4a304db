package cognitosync.localcloud.iam;

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
}
