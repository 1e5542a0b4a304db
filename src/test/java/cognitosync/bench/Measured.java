package cognitosync.bench;

import java.time.Duration;
import java.util.Arrays;

/**
 * What a load took.
 *
 * @param nanos of each request, ascending
 * @param elapsed from the first request to the last answer
 */
record Measured(long[] nanos, Duration elapsed) {
    Measured {
        nanos = nanos.clone();
        Arrays.sort(nanos);
    }

    int count() {
        return nanos.length;
    }

    /** Answers in a second. */
    double rate() {
        return nanos.length / (elapsed.toNanos() / 1e9);
    }

    /** The time within which that share of the requests was answered, in milliseconds. */
    double percentile(double share) {
        int index = (int) Math.ceil(share * nanos.length) - 1;
        return nanos[Math.max(0, index)] / 1e6;
    }

    double p50() {
        return percentile(0.50);
    }

    double p99() {
        return percentile(0.99);
    }
}
