package cognitosync.localcloud.sync.api;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which requests an operation answers.
 *
 * @param method of HTTP
 * @param segments of the path; those in braces are labels
 * @param operation that answers
 * @see <a href="https://smithy.io/2.0/spec/http-bindings.html#uri">URI patterns</a>
 */
public record Route(String method, List<String> segments, SyncOperation operation) {
    /** Takes a copy. */
    public Route {
        segments = List.copyOf(segments);
    }

    /** For {@code GET} of a path such as <code>/identitypools/{IdentityPoolId}</code>. */
    public static Route get(String path, SyncOperation operation) {
        return of("GET", path, operation);
    }

    /** For {@code POST}. */
    public static Route post(String path, SyncOperation operation) {
        return of("POST", path, operation);
    }

    /** For {@code DELETE}. */
    public static Route delete(String path, SyncOperation operation) {
        return of("DELETE", path, operation);
    }

    private static Route of(String method, String path, SyncOperation operation) {
        return new Route(method, List.of(path.substring(1).split("/", -1)), operation);
    }

    /** The values of the labels; empty where the request is another operation's. */
    Optional<Map<String, String>> match(String method, List<String> path) {
        if (!method.equals(this.method) || path.size() != segments.size()) {
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
