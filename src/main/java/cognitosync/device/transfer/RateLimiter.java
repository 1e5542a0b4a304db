package cognitosync.device.transfer;

import cognitosync.device.time.Pauses;
import java.time.Duration;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Lets no more than so many requests a second out, retries of the SDK included: Cognito Sync publishes no rate, and people use
 * the pool meanwhile.
 */
public final class RateLimiter implements ExecutionInterceptor {
    private static final long SECOND = 1_000_000_000L;

    private final long spacing;
    private final Pauses pauses;
    private long next = System.nanoTime();

    /** So many requests a second. */
    public RateLimiter(int requestsPerSecond, Pauses pauses) {
        spacing = SECOND / requestsPerSecond;
        this.pauses = pauses;
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        long wait = reserve(System.nanoTime());
        if (wait > 0) {
            pauses.pause(Duration.ofNanos(wait));
        }
    }

    /** How long to wait for the next place in line. */
    synchronized long reserve(long now) {
        long place = Math.max(now, next);
        next = place + spacing;
        return place - now;
    }
}
