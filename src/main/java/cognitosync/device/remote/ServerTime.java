package cognitosync.device.remote;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/**
 * The service's clock according to a {@code Date} header: a whole second, between sending and receiving. The site's
 * library calculates the same.
 *
 * @param second of the header
 * @param sentAt when the request was sent, by this device's clock
 * @param receivedAt when the response arrived, by this device's clock
 */
public record ServerTime(Instant second, Instant sentAt, Instant receivedAt) {
    /** The service's clock is unknown: this device's clock counts. */
    public static final ServerTime UNKNOWN = new ServerTime(Instant.EPOCH, Instant.EPOCH, Instant.EPOCH);

    /** The time of that header; unknown if it is missing or invalid. */
    public static ServerTime observed(String date, Instant sentAt, Instant receivedAt) {
        try {
            return new ServerTime(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)), sentAt, receivedAt);
        } catch (DateTimeException unreadable) {
            return UNKNOWN;
        }
    }

    /**
     * How far the service's clock is ahead of this device's, as far as the header proves it; zero if this device's time
     * is possible.
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
