package cognitosync.device.signin;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Encodes and decodes queries and forms.
 *
 * @see <a href="https://url.spec.whatwg.org/#application/x-www-form-urlencoded">application/x-www-form-urlencoded</a>
 */
final class Forms {
    private Forms() {}

    static String encode(Map<String, String> values) {
        return values.entrySet().stream()
                .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&"));
    }

    /** The first value of each name; empty if any part cannot be decoded. */
    static Map<String, String> decode(String query) {
        Map<String, String> values = new LinkedHashMap<>();
        try {
            for (String pair : query == null ? new String[0] : query.split("&", -1)) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    values.putIfAbsent(decodeText(pair.substring(0, equals)), decodeText(pair.substring(equals + 1)));
                }
            }
            return values;
        } catch (IllegalArgumentException broken) {
            return Map.of();
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decodeText(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
