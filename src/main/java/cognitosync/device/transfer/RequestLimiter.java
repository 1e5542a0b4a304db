package cognitosync.device.transfer;

import cognitosync.device.remote.RateLimit;
import cognitosync.device.time.Pauses;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;

/**
 * Limits the requests per second, including retries of the SDK: Cognito Sync publishes no rate, and people use the pool
 * at the same time.
 */
public final class RequestLimiter implements RateLimit {
    private final RateLimiter requests;

    /** With this maximum rate. */
    public RequestLimiter(int requestsPerSecond, Pauses pauses) {
        requests = new RateLimiter(requestsPerSecond, pauses);
    }

    @Override
    public void awaitRequest() {
        requests.take(1);
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        requests.take(1);
    }
}
