package cognitosync.localcloud.sync.api;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The path of an operation with labels in braces
 * (<a href="https://smithy.io/2.0/spec/http-bindings.html#uri">URI patterns</a>).
 *
 * @param pattern such as {@code /identitypools/{IdentityPoolId}}
 * @param segments of the pattern
 */
public record RestPath(String pattern, List<String> segments) {
    static final RestPath POOLS = of("/identitypools");
    static final RestPath POOL = of(POOLS.pattern() + "/{IdentityPoolId}");
    static final RestPath IDENTITY = of(POOL.pattern() + "/identities/{IdentityId}");
    static final RestPath DATASETS = of(IDENTITY.pattern() + "/datasets");
    static final RestPath DATASET = of(DATASETS.pattern() + "/{DatasetName}");
    static final RestPath RECORDS = of(DATASET.pattern() + "/records");
    public static final RestPath SUBSCRIPTION = of(DATASET.pattern() + "/subscriptions/{DeviceId}");
    public static final RestPath DEVICE = of(POOL.pattern() + "/identity/{IdentityId}/device");
    public static final RestPath CONFIGURATION = of(POOL.pattern() + "/configuration");
    public static final RestPath EVENTS = of(POOL.pattern() + "/events");
    public static final RestPath BULK_PUBLISH = of(POOL.pattern() + "/bulkpublish");
    public static final RestPath BULK_PUBLISH_DETAILS = of(POOL.pattern() + "/getBulkPublishDetails");

    static RestPath of(String pattern) {
        return new RestPath(pattern, List.of(pattern.substring(1).split("/", -1)));
    }

    /** The values of the labels, empty where the path is another one. */
    Optional<Map<String, String>> match(List<String> path) {
        if (path.size() != segments.size()) {
            return Optional.empty();
        }
        Map<String, String> labels = new HashMap<>();
        for (int i = 0; i < path.size(); i++) {
            String segment = segments.get(i);
            if (segment.startsWith("{")) {
                labels.put(segment.substring(1, segment.length() - 1), path.get(i));
            } else if (!segment.equals(path.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(labels);
    }
}
