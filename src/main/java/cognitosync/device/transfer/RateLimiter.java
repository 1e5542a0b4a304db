package cognitosync.device.transfer;

import cognitosync.device.time.Pauses;
import java.time.Duration;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Limits the requests per second, including retries of the SDK: Cognito Sync publishes no rate, and people use the pool
 * at the same time.
 */
public final class RateLimiter implements ExecutionInterceptor {
    private static final long SECOND = 1_000_000_000L;

    private final long spacing;
    private final Pauses pauses;
    private long next = System.nanoTime();

    /** With this maximum rate. */
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

    /** Reserves the next slot, and returns how long to wait for it. */
    synchronized long reserve(long now) {
        long place = Math.max(now, next);
        next = place + spacing;
        return place - now;
    }
}
