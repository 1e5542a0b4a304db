package cognitosync.device.aws;

import java.time.Duration;
import software.amazon.awssdk.retries.api.AcquireInitialTokenRequest;
import software.amazon.awssdk.retries.api.AcquireInitialTokenResponse;
import software.amazon.awssdk.retries.api.RecordSuccessRequest;
import software.amazon.awssdk.retries.api.RecordSuccessResponse;
import software.amazon.awssdk.retries.api.RefreshRetryTokenRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenResponse;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.retries.api.TokenAcquisitionFailedException;

/**
 * Retries as the SDK does, save where the service asks to be left alone for longer: the SDK would wait until the call's
 * time is over, and its caller would not hear what was answered.
 *
 * @param sdk decides all else
 * @param longest wait between two attempts of a call
 */
record BoundedRetryStrategy(RetryStrategy sdk, Duration longest) implements RetryStrategy {
    @Override
    public RefreshRetryTokenResponse refreshRetryToken(RefreshRetryTokenRequest request) {
        if (request.suggestedDelay()
                .filter(asked -> asked.compareTo(longest) > 0)
                .isPresent()) {
            throw new TokenAcquisitionFailedException(
                    "Asked to wait longer than " + longest, request.token(), request.failure());
        }
        return sdk.refreshRetryToken(request);
    }

    @Override
    public AcquireInitialTokenResponse acquireInitialToken(AcquireInitialTokenRequest request) {
        return sdk.acquireInitialToken(request);
    }

    @Override
    public RecordSuccessResponse recordSuccess(RecordSuccessRequest request) {
        return sdk.recordSuccess(request);
    }

    @Override
    public int maxAttempts() {
        return sdk.maxAttempts();
    }

    // They would be added to a copy of the SDK's.
    @Override
    public boolean useClientDefaults() {
        return false;
    }

    @Override
    public RetryStrategy.Builder<?, ?> toBuilder() {
        return sdk.toBuilder();
    }
}
