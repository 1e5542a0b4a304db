package cognitosync.device.remote;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/**
 * What a {@code Date} header tells of the service's clock: a whole second, of a moment between sending and receiving. The
 * site's library reckons alike.
 *
 * @param second what the header said
 * @param sentAt when the request was sent, by this device's clock
 * @param receivedAt when its answer was there, by this device's clock
 */
public record ServerTime(Instant second, Instant sentAt, Instant receivedAt) {
    /** Nothing is known of the service's clock: this device's is believed. */
    public static final ServerTime UNKNOWN = new ServerTime(Instant.EPOCH, Instant.EPOCH, Instant.EPOCH);

    /** What that header tells; nothing where it is not there or cannot be read. */
    static ServerTime observed(String date, Instant sentAt, Instant receivedAt) {
        try {
            return new ServerTime(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)), sentAt, receivedAt);
        } catch (DateTimeException unreadable) {
            return UNKNOWN;
        }
    }

    /**
     * What the service's clock is ahead of this device's, as far as the header proves it: while this device's own time is
     * possible, it is believed.
     */
    public Duration offset() {
        Duration least = Duration.between(receivedAt, second);
        Duration most = Duration.between(sentAt, second.plusSeconds(1));
        if (least.compareTo(Duration.ZERO) > 0) {
            return least;
        }
        return most.isNegative() ? most : Duration.ZERO;
    }
}
