package cognitosync.device.remote;

import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Limits the requests per second: of the SDK's clients, which intercept them, and of others. */
public interface RateLimit extends ExecutionInterceptor {
    /** Waits until a request may be sent that no client of the SDK sends. */
    void awaitRequest();
}
