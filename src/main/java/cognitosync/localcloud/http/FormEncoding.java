package cognitosync.localcloud.http;

import cognitosync.localcloud.messages.Messages;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Name and value pairs joined by ampersands, as in queries and in
 * <a href="https://url.spec.whatwg.org/#application/x-www-form-urlencoded">urlencoded forms</a>.
 */
public final class FormEncoding {
    /** Each pair costs some hundred bytes, however short it is, and any client may send a form. */
    static final int MOST_PAIRS = 1_000;

    private FormEncoding() {}

    /**
     * Decodes pairs in order.
     *
     * @param plusIsSpace true for form bodies; SDKs never mean a space by a plus sign in a query
     * @throws MalformedRequestException for broken percent-encoding, and for more than 1,000 pairs
     */
    public static Map<String, List<String>> decode(String encoded, boolean plusIsSpace) {
        Map<String, List<String>> pairs = new LinkedHashMap<>();
        if (encoded.isEmpty()) {
            return pairs;
        }
        if (encoded.chars().filter(c -> c == '&').limit(MOST_PAIRS).count() == MOST_PAIRS) {
            throw new MalformedRequestException(Messages.text("http.too-many-fields", MOST_PAIRS));
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
