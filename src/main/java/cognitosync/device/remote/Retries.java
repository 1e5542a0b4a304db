package cognitosync.device.remote;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** How often a device that others overtake tries again, and what it waits in between. The site's library tries as often. */
public final class Retries {
    /** In all. */
    public static final int ATTEMPTS = 6;

    private static final long FIRST_MILLIS = 100;

    private Retries() {}

    /** Longer from attempt to attempt, and never the same for two devices. */
    public static Duration backoff(int attempt) {
        long longest = FIRST_MILLIS << Math.min(attempt, ATTEMPTS);
        return Duration.ofMillis(longest / 2 + ThreadLocalRandom.current().nextLong(longest / 2 + 1));
    }
}
