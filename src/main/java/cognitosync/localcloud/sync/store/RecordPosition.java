package cognitosync.localcloud.sync.store;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * A place in the list of records, which is ordered by count and then key. In that order a record changed between two pages moves
 * to the end instead of being missed by a client that then keeps the last page's count.
 *
 * @param syncCount of the last record on the page before
 * @param key of that record
 */
public record RecordPosition(long syncCount, String key) {

    /** What {@code NextToken} says. */
    public String token() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((syncCount + ":" + key).getBytes(StandardCharsets.UTF_8));
    }

    /** The place that a {@code NextToken} names, empty where it is not one of these. */
    public static Optional<RecordPosition> of(String token) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            int colon = text.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : Optional.of(
                            new RecordPosition(Long.parseLong(text.substring(0, colon)), text.substring(colon + 1)));
        } catch (IllegalArgumentException e) {
            // Neither base64 nor a number: not a token of this service.
            return Optional.empty();
        }
    }
}
