package cognitosync.localcloud.access.sigv4;

import cognitosync.localcloud.http.Headers;
import cognitosync.localcloud.http.PercentEncoding;
import cognitosync.localcloud.http.Request;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Step 1: the request in the one form that client and server both arrive at.
 *
 * @param text method, path, query, headers, their names, hash of the body
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html#create-canonical-request">Create a canonical request</a>
 */
record CanonicalRequest(String text) {
    private static final Pattern SPACES = Pattern.compile(" {2,}");
    // Never fed itself. Asking the providers of this JVM for one takes as long as hashing a short text.
    private static final MessageDigest SHA_256 = sha256();
    // With a session token.
    private static final int USUAL_LENGTH = 1_024;
    private static final String UNSIGNED_PAYLOAD = "UNSIGNED-PAYLOAD";

    static CanonicalRequest of(Request request, SignatureClaim claim) {
        StringBuilder text = new StringBuilder(USUAL_LENGTH)
                .append(request.method())
                .append('\n')
                .append(path(request.rawPath(), claim.scope().service()))
                .append('\n')
                .append(query(request))
                .append('\n');
        for (String name : claim.signedHeaders()) {
            header(text, name, request.headers());
        }
        text.append('\n').append(String.join(";", claim.signedHeaders())).append('\n');
        return new CanonicalRequest(text.append(payloadHash(request, claim)).toString());
    }

    String hash() {
        return sha256Hex(text);
    }

    // S3 has rules of its own: the path is not normalized, and encoded once.
    private static String path(String rawPath, String service) {
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

    // One line, with every value of that name.
    private static void header(StringBuilder text, String name, Headers headers) {
        text.append(name).append(':');
        String separator = "";
        for (Headers.Field field : headers.fields()) {
            if (field.name().equalsIgnoreCase(name)) {
                text.append(separator).append(trimmed(field.value()));
                separator = ",";
            }
        }
        text.append('\n');
    }

    private static String trimmed(String value) {
        String stripped = value.strip();
        return stripped.contains("  ") ? SPACES.matcher(stripped).replaceAll(" ") : stripped;
    }

    // The hash of the body received, not the one declared: a changed body must change the signature.
    private static String payloadHash(Request request, SignatureClaim claim) {
        Optional<String> declared = request.headers().first("X-Amz-Content-Sha256");
        if (claim.scope().service().equals("s3")) {
            // S3 alone lets the body out of the signature; a presigned address of S3 never covers it.
            if (declared.map(ChunkedBody::is).orElse(false)) {
                return declared.orElseThrow();
            }
            if (declared.map(UNSIGNED_PAYLOAD::equals).orElse(claim.validity().isPresent())) {
                return UNSIGNED_PAYLOAD;
            }
        }
        String actual = sha256Hex(request.body());
        if (declared.isPresent() && !declared.get().equals(actual)) {
            throw SignatureErrors.invalidSignature(
                    "The body does not have the hash that its x-amz-content-sha256 header names; it was changed on its way.");
        }
        return actual;
    }

    static String sha256Hex(String text) {
        return sha256Hex(text.getBytes(StandardCharsets.UTF_8));
    }

    static String sha256Hex(byte[] bytes) {
        return HexFormat.of().formatHex(newSha256().digest(bytes));
    }

    private static MessageDigest newSha256() {
        try {
            return (MessageDigest) SHA_256.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("The SHA-256 of this JVM cannot be cloned.", e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JVM has no SHA-256.", e);
        }
    }

    /** Nothing: the text holds session tokens. */
    @Override
    public String toString() {
        return "canonical request";
    }
}
