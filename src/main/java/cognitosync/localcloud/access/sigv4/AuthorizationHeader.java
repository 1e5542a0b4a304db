package cognitosync.localcloud.access.sigv4;

import cognitosync.localcloud.access.sigv4.SignatureClaim.Credential;
import cognitosync.localcloud.http.Request;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The {@code Authorization} header of a signed request.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-authentication-methods.html">Authentication methods</a>
 */
final class AuthorizationHeader {
    static final String ALGORITHM = "AWS4-HMAC-SHA256";

    private AuthorizationHeader() {}

    /** The {@code Credential} parameter as sent, also of a header that is otherwise malformed. */
    static Optional<String> credential(String header) {
        // Called several times per request, so without a map of all parameters.
        String last = null;
        for (String parameter : header.substring(header.indexOf(' ') + 1).split(",", -1)) {
            int equals = parameter.indexOf('=');
            if (equals >= 0 && parameter.substring(0, equals).trim().equals("Credential")) {
                last = parameter.substring(equals + 1).trim();
            }
        }
        return Optional.ofNullable(last);
    }

    static SignatureClaim parse(Request request, String header) {
        if (!header.startsWith(ALGORITHM + " ")) {
            throw SignatureErrors.incomplete("The Authorization header must begin with " + ALGORITHM + ".");
        }
        String text = header.substring(ALGORITHM.length());
        if (Stream.of(text.split(",", -1)).anyMatch(parameter -> parameter.indexOf('=') < 0)) {
            throw SignatureErrors.incomplete(
                    "A part of the Authorization header is not a valid key=value pair (missing equal-sign).");
        }
        Map<String, String> parts = parameters(text);
        Optional<String> timestamp = request.headers().first("X-Amz-Date");
        List<String> missing = new ArrayList<>();
        for (String name : List.of("Credential", "Signature", "SignedHeaders")) {
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

    private static Map<String, String> parameters(String text) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String parameter : text.split(",", -1)) {
            String[] pair = parameter.split("=", 2);
            if (pair.length == 2) {
                parameters.put(pair[0].trim(), pair[1].trim());
            }
        }
        return parameters;
    }
}
