package cognitosync.device.remote;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The interval between two polls: short after a change, longer and longer while nothing changes.
 *
 * @param shortest the pause after a change
 * @param current the current pause
 */
public record PollInterval(Duration shortest, Duration current) {
    private static final Duration LONGEST = Duration.ofSeconds(30);

    /** Starts with that pause. */
    public static PollInterval of(Duration shortest) {
        return new PollInterval(shortest, shortest);
    }

    /** The dataset is in use: poll soon. */
    public PollInterval afterAChange() {
        return of(shortest);
    }

    /** No change, or no response: poll later. */
    public PollInterval afterNothing() {
        Duration longer = current.multipliedBy(3).dividedBy(2);
        Duration longest = LONGEST.compareTo(shortest) > 0 ? LONGEST : shortest;
        return new PollInterval(shortest, longer.compareTo(longest) > 0 ? longest : longer);
    }

    /** The pause with a random jitter, so that devices do not poll at the same time. */
    public Duration pause() {
        long millis = current.toMillis();
        return Duration.ofMillis(millis * 9 / 10 + ThreadLocalRandom.current().nextLong(millis / 5 + 1));
    }
}
