package cognitosync.device.remote;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How often to ask whether anything has changed: often after a change, less and less often while nothing does.
 *
 * @param shortest the pause after a change
 * @param current the pause by now
 */
public record Watching(Duration shortest, Duration current) {
    private static final Duration LONGEST = Duration.ofSeconds(30);

    /** Begins with that pause. */
    public static Watching every(Duration shortest) {
        return new Watching(shortest, shortest);
    }

    /** Somebody is at it: ask soon. */
    public Watching afterAChange() {
        return new Watching(shortest, shortest);
    }

    /** Nothing, or nobody answers: ask later. */
    public Watching afterNothing() {
        Duration longer = current.multipliedBy(3).dividedBy(2);
        Duration longest = LONGEST.compareTo(shortest) > 0 ? LONGEST : shortest;
        return new Watching(shortest, longer.compareTo(longest) > 0 ? longest : longer);
    }

    /** The pause, a little shorter or longer, so that devices do not ask all at once. */
    public Duration pause() {
        long millis = current.toMillis();
        return Duration.ofMillis(millis * 9 / 10 + ThreadLocalRandom.current().nextLong(millis / 5 + 1));
    }
}
