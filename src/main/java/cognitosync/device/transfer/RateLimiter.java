package cognitosync.device.transfer;

import cognitosync.device.time.Pauses;
import java.time.Duration;

/** Limits what is used per second, of one kind: of requests, or of a table's capacity. */
final class RateLimiter {
    private static final double SECOND = 1_000_000_000;

    private final double spacing;
    private final Pauses pauses;
    private long next = System.nanoTime();

    /** With this maximum rate. */
    RateLimiter(double perSecond, Pauses pauses) {
        spacing = SECOND / perSecond;
        this.pauses = pauses;
    }

    /** Uses some units, as soon as all former ones are paid for. */
    void take(double units) {
        long wait = reserve(System.nanoTime(), units);
        if (wait > 0) {
            pauses.pause(Duration.ofNanos(wait));
        }
    }

    /** Pays for units that were used already: later ones wait longer. */
    void charge(double units) {
        reserve(System.nanoTime(), units);
    }

    /** Reserves the next slot, and returns how long to wait for it. */
    synchronized long reserve(long now, double units) {
        long place = Math.max(now, next);
        next = place + (long) (units * spacing);
        return place - now;
    }
}
