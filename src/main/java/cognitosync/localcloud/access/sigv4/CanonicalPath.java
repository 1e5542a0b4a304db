package cognitosync.localcloud.access.sigv4;

import cognitosync.localcloud.http.PercentEncoding;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/** The canonical URI of a request. S3 has rules of its own: no normalizing, and encoded once. */
final class CanonicalPath {
    private CanonicalPath() {}

    /** The path as signers of this service write it. */
    static String of(String rawPath, String service) {
        if (service.equals("s3")) {
            return encodeSegments(Arrays.stream(rawPath.split("/", -1))
                    .map(PercentEncoding::decode)
                    .toList());
        }
        // Encoded once more than on the wire: a colon, sent as %3A, is signed as %253A.
        return encodeSegments(normalize(rawPath));
    }

    private static List<String> normalize(String rawPath) {
        Deque<String> segments = new ArrayDeque<>();
        for (String segment : rawPath.split("/", -1)) {
            if (segment.equals("..")) {
                segments.pollLast();
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                segments.addLast(segment);
            }
        }
        boolean endsWithSlash = segments.isEmpty() || rawPath.endsWith("/");
        segments.addFirst("");
        if (endsWithSlash) {
            segments.addLast("");
        }
        return List.copyOf(segments);
    }

    private static String encodeSegments(List<String> segments) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < segments.size(); i++) {
            path.append(i == 0 ? "" : "/").append(PercentEncoding.encode(segments.get(i)));
        }
        return path.toString();
    }
}
