package cognitosync.localcloud.access.policy;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
        Map<String, List<String>> copy = new HashMap<>(values);
        copy.replaceAll((key, all) -> List.copyOf(all));
        values = Collections.unmodifiableMap(copy);
    }

    /** The values of a key; none where it is absent. */
    List<String> all(String key) {
        List<String> asWritten = values.get(key);
        return asWritten != null ? asWritten : allIgnoringCase(key);
    }

    // Most keys are found as written; a scan for the others costs less than sorting all keys for every request.
    private List<String> allIgnoringCase(String key) {
        for (Map.Entry<String, List<String>> value : values.entrySet()) {
            if (value.getKey().equalsIgnoreCase(key)) {
                return value.getValue();
            }
        }
        return List.of();
    }

    /** The value of a single-valued key: only such keys may stand in a policy variable. */
    Optional<String> single(String key) {
        List<String> all = all(key);
        return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
    }
}
