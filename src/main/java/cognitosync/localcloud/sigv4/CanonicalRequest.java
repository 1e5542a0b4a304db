package cognitosync.localcloud.sigv4;

import cognitosync.localcloud.http.PercentEncoding;
import cognitosync.localcloud.http.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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
        return signedHeaders.stream()
                .map(name -> name + ":" + value(request, name) + "\n")
                .collect(Collectors.joining());
    }

    private static String value(Request request, String name) {
        return request.headers().all(name).stream()
                .map(value -> SPACES.matcher(value.strip()).replaceAll(" "))
                .collect(Collectors.joining(","));
    }

    /** Nothing: the text holds session tokens. */
    @Override
    public String toString() {
        return "canonical request";
    }
}
