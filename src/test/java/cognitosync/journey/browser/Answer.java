package cognitosync.journey.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What comes back for a {@link Call}.
 *
 * @param stalls whether half of the body is all that ever comes
 */
public record Answer(int status, Map<String, List<String>> headers, byte[] body, boolean stalls) {

    public Answer {
        Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(headers);
        headers = copy;
    }

    Answer(int status, Map<String, List<String>> headers, byte[] body) {
        this(status, headers, body, false);
    }

    public static Answer json(int status, String body) {
        return new Answer(status, Map.of("Content-Type", List.of("application/json")), body.getBytes(UTF_8));
    }

    Answer stalled() {
        return new Answer(status, headers, body, true);
    }

    public Answer with(String header, String value) {
        Map<String, List<String>> more = new TreeMap<>(headers);
        more.put(header, List.of(value));
        return new Answer(status, more, body, stalls);
    }

    public Answer without(String header) {
        Map<String, List<String>> fewer = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        fewer.putAll(headers);
        fewer.remove(header);
        return new Answer(status, fewer, body, stalls);
    }
}
