package cognitosync.localcloud.iam;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The condition keys of a request and their values. Names compare without regard to case.
 *
 * @param values each key with one value, or several for a multivalued key
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition.html">Request context</a>
 */
public record RequestContext(Map<String, List<String>> values) {
    /** No keys at all. */
    public static final RequestContext NONE = new RequestContext(Map.of());

    /** Takes a copy. */
    public RequestContext {
        Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        values.forEach((key, all) -> copy.put(key, List.copyOf(all)));
        values = Collections.unmodifiableMap(copy);
    }

    /** The values of a key; none where it is absent. */
    List<String> all(String key) {
        return values.getOrDefault(key, List.of());
    }

    /** The value of a single-valued key: only such keys may stand in a policy variable. */
    Optional<String> single(String key) {
        List<String> all = all(key);
        return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
    }
}
