package cognitosync.localcloud.access.sigv4;

import cognitosync.localcloud.http.PercentEncoding;
import cognitosync.localcloud.http.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Step 1: the request in the one form that client and server both arrive at.
 *
 * @param text method, path, query, headers, their names, hash of the body
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html#create-canonical-request">Create a canonical request</a>
 */
record CanonicalRequest(String text) {
    private static final Pattern SPACES = Pattern.compile(" {2,}");

    static CanonicalRequest of(Request request, String service, List<String> signedHeaders, String payloadHash) {
        return new CanonicalRequest(String.join(
                "\n",
                request.method(),
                CanonicalPath.of(request.rawPath(), service),
                query(request),
                headers(request, signedHeaders),
                String.join(";", signedHeaders),
                payloadHash));
    }

    String hash() {
        return Digests.sha256Hex(text);
    }

    private static String query(Request request) {
        if (request.rawQuery().isEmpty()) {
            return "";
        }
        List<String> pairs = new ArrayList<>();
        request.query().forEach((name, values) -> {
            if (!name.equals(PresignedQuery.SIGNATURE)) {
                values.forEach(value -> pairs.add(PercentEncoding.encode(name) + "=" + PercentEncoding.encode(value)));
            }
        });
        // "=" sorts after "-" and "." but pairs must be in the order of their names: compare name and value apart.
        pairs.sort((a, b) -> {
            int byName = name(a).compareTo(name(b));
            return byName != 0 ? byName : a.compareTo(b);
        });
        return String.join("&", pairs);
    }

    private static String name(String pair) {
        return pair.substring(0, pair.indexOf('='));
    }

    private static String headers(Request request, List<String> signedHeaders) {
        StringBuilder lines = new StringBuilder();
        for (String name : signedHeaders) {
            lines.append(name).append(':');
            List<String> values = request.headers().all(name);
            for (int i = 0; i < values.size(); i++) {
                lines.append(i == 0 ? "" : ",").append(trimmed(values.get(i)));
            }
            lines.append('\n');
        }
        return lines.toString();
    }

    private static String trimmed(String value) {
        String stripped = value.strip();
        return stripped.contains("  ") ? SPACES.matcher(stripped).replaceAll(" ") : stripped;
    }

    /** Nothing: the text holds session tokens. */
    @Override
    public String toString() {
        return "canonical request";
    }
}
