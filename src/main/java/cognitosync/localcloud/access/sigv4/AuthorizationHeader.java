package cognitosync.localcloud.access.sigv4;

import cognitosync.localcloud.access.sigv4.SignatureClaim.Credential;
import cognitosync.localcloud.http.Request;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The {@code Authorization} header of a signed request.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-authentication-methods.html">Authentication methods</a>
 */
final class AuthorizationHeader {
    static final String ALGORITHM = "AWS4-HMAC-SHA256";

    private static final List<String> PARAMETERS = List.of("Credential", "Signature", "SignedHeaders");

    private AuthorizationHeader() {}

    /** The {@code Credential} parameter as sent, also of a header that is otherwise malformed. */
    static Optional<String> credential(String header) {
        return parameter(header, header.indexOf(' ') + 1, "Credential");
    }

    static SignatureClaim parse(Request request, String header) {
        if (!header.startsWith(ALGORITHM + " ")) {
            throw SignatureErrors.incomplete("The Authorization header must begin with " + ALGORITHM + ".");
        }
        requirePairs(header);
        Map<String, String> parts = new HashMap<>();
        for (String name : PARAMETERS) {
            parameter(header, ALGORITHM.length(), name).ifPresent(value -> parts.put(name, value));
        }
        Optional<String> timestamp = request.headers().first("X-Amz-Date");
        List<String> missing = new ArrayList<>();
        for (String name : PARAMETERS) {
            if (parts.getOrDefault(name, "").isEmpty()) {
                missing.add("Authorization header requires '" + name + "' parameter.");
            }
        }
        if (timestamp.isEmpty()) {
            missing.add("Authorization header requires existence of a 'X-Amz-Date' header.");
        }
        if (!missing.isEmpty()) {
            throw SignatureErrors.incomplete(String.join(" ", missing));
        }
        return claim(request, parts, timestamp.orElseThrow());
    }

    private static SignatureClaim claim(Request request, Map<String, String> parts, String timestamp) {
        Credential credential = Credential.parse(parts.get("Credential"));
        Instant signedAt = SignatureClaim.parseTimestamp(timestamp)
                .orElseThrow(() -> SignatureErrors.incomplete("Date must be in ISO-8601 'basic format', such as"
                        + " 20261122T183500Z. Got '" + timestamp + "'."));
        return new SignatureClaim(
                credential.accessKeyId(),
                credential.scope(),
                Arrays.asList(parts.get("SignedHeaders").split(";", -1)),
                parts.get("Signature"),
                timestamp,
                signedAt,
                request.headers().first("X-Amz-Security-Token"),
                Optional.empty());
    }

    private static void requirePairs(String header) {
        int end;
        for (int start = ALGORITHM.length(); start <= header.length(); start = end + 1) {
            end = next(header, ',', start, header.length());
            if (next(header, '=', start, end) == end) {
                throw SignatureErrors.incomplete(
                        "A part of the Authorization header is not a valid key=value pair (missing equal-sign).");
            }
        }
    }

    // The last one of that name. Looked for several times in every request, so nothing is cut into pieces.
    private static Optional<String> parameter(String header, int from, String name) {
        String last = null;
        int end;
        for (int start = from; start <= header.length(); start = end + 1) {
            end = next(header, ',', start, header.length());
            int equals = next(header, '=', start, end);
            if (equals < end && isNamed(header, start, equals, name)) {
                last = header.substring(equals + 1, end).trim();
            }
        }
        return Optional.ofNullable(last);
    }

    private static boolean isNamed(String header, int start, int end, String name) {
        int first = start;
        while (first < end && header.charAt(first) <= ' ') {
            first++;
        }
        int last = end;
        while (last > first && header.charAt(last - 1) <= ' ') {
            last--;
        }
        return last - first == name.length() && header.startsWith(name, first);
    }

    /** Where the character is next, or the end. */
    private static int next(String text, char character, int from, int end) {
        int at = from;
        while (at < end && text.charAt(at) != character) {
            at++;
        }
        return at;
    }
}
