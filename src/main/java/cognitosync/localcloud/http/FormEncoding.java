package cognitosync.localcloud.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Name and value pairs joined by ampersands, as in queries and in
 * <a href="https://url.spec.whatwg.org/#application/x-www-form-urlencoded">urlencoded forms</a>.
 */
public final class FormEncoding {
    private FormEncoding() {}

    /**
     * Decodes pairs in order.
     *
     * @param plusIsSpace true for form bodies; SDKs never mean a space by a plus sign in a query
     */
    public static Map<String, List<String>> decode(String encoded, boolean plusIsSpace) {
        Map<String, List<String>> pairs = new LinkedHashMap<>();
        if (encoded.isEmpty()) {
            return pairs;
        }
        String text = plusIsSpace ? encoded.replace('+', ' ') : encoded;
        for (String pair : text.split("&", -1)) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            String name = PercentEncoding.decode(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : PercentEncoding.decode(pair.substring(equals + 1));
            pairs.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
        }
        return pairs;
    }

    /** Encodes pairs, a space as {@code %20}, which both queries and forms understand. */
    public static String encode(Map<String, String> pairs) {
        StringBuilder encoded = new StringBuilder();
        pairs.forEach((name, value) -> encoded.append(encoded.isEmpty() ? "" : "&")
                .append(PercentEncoding.encode(name))
                .append('=')
                .append(PercentEncoding.encode(value)));
        return encoded.toString();
    }
}
