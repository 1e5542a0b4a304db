package cognitosync.durability;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What came back over a connection.
 *
 * @param status status code, 0 where the connection was closed without an answer
 * @param head the status line and fields
 * @param body as Latin-1 text
 */
record Answer(int status, List<String> head, String body) {

    static Answer of(String text) {
        if (text.isEmpty()) {
            return new Answer(0, List.of(), "");
        }
        String[] parts = text.split("\r\n\r\n", 2);
        List<String> head = Arrays.asList(parts[0].split("\r\n", -1));
        return new Answer(Integer.parseInt(head.get(0).split(" ", -1)[1]), head, parts.length == 2 ? parts[1] : "");
    }

    Optional<String> field(String name) {
        String start = name.toLowerCase(Locale.ROOT) + ":";
        return head.stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
                .map(line -> line.substring(start.length()).trim())
                .findFirst();
    }
}
