package cognitosync.device.remote;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Number of attempts of an optimistic write, and the backoff between them; the same as in the site's library. */
public final class Retries {
    /** Number of attempts, the first one included. */
    public static final int ATTEMPTS = 6;

    private static final long FIRST_MILLIS = 100;

    private Retries() {}

    /** Exponential backoff with jitter. */
    public static Duration backoff(int attempt) {
        long longest = FIRST_MILLIS << Math.min(attempt, ATTEMPTS);
        return Duration.ofMillis(longest / 2 + ThreadLocalRandom.current().nextLong(longest / 2 + 1));
    }
}
