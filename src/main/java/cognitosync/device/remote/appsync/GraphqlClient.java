package cognitosync.device.remote.appsync;

import cognitosync.device.messages.Messages;
import cognitosync.device.remote.RetryAfter;
import cognitosync.device.remote.ServerTime;
import cognitosync.device.time.Pauses;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.retries.api.AcquireInitialTokenRequest;
import software.amazon.awssdk.retries.api.RecordSuccessRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenResponse;
import software.amazon.awssdk.retries.api.RetryToken;
import software.amazon.awssdk.retries.api.TokenAcquisitionFailedException;

/** Sends GraphQL operations, signed, with the time-outs and retries of the SDK's clients: it has none for AppSync's data. */
final class GraphqlClient {
    /** Above the largest dataset, with every character escaped. */
    private static final int LONGEST = 4 * 1024 * 1024;

    /** As the SDK has it. */
    private static final Duration SKEWED = Duration.ofMinutes(4);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SERVER_ERROR = 500;

    private final URI address;
    private final RequestSigner signer;
    private final AppSyncApi.Calls calls;
    private final InstantSource clock;
    private final Pauses pauses;
    private volatile ServerTime serverTime = ServerTime.UNKNOWN;

    GraphqlClient(URI address, RequestSigner signer, AppSyncApi.Calls calls, InstantSource clock, Pauses pauses) {
        this.address = address;
        this.signer = signer;
        this.calls = calls;
        this.clock = clock;
        this.pauses = pauses;
    }

    /** The service's clock, by the last response. */
    ServerTime serverTime() {
        return serverTime;
    }

    /** The time by the service's clock. */
    Instant now() {
        return clock.instant().plus(serverTime.offset());
    }

    /** The end of an operation that begins now. */
    Instant deadline() {
        return clock.instant().plus(calls.call());
    }

    /** Whether there is time for that pause; if so, it is over when this returns. */
    boolean pause(Duration length, Instant deadline) {
        if (clock.instant().plus(length).isAfter(deadline)) {
            return false;
        }
        pauses.pause(length);
        return true;
    }

    /**
     * The data of an operation.
     *
     * @param data its fields
     * @param isOnly whether no earlier attempt may have reached the service
     */
    record Answer(JsonNode data, boolean isOnly) {}

    /**
     * Sends an operation, again if that may help: it must have the same effect once and twice.
     *
     * @throws SdkException with the number of attempts, if an earlier one may have reached the service; otherwise 1
     */
    Answer send(String query, ObjectNode variables, Instant deadline) {
        String body = JSON.createObjectNode()
                .put("query", query)
                .set("variables", variables)
                .toString();
        RetryToken token = calls.retries()
                .acquireInitialToken(AcquireInitialTokenRequest.create("appsync"))
                .token();
        int unclear = 0;
        while (true) {
            try {
                JsonNode data = attempt(body);
                calls.retries().recordSuccess(RecordSuccessRequest.create(token));
                return new Answer(data, unclear == 0);
            } catch (AwsServiceException refusal) {
                token = next(token, refusal, unclear, deadline);
                unclear += refusal.statusCode() >= SERVER_ERROR ? 1 : 0;
            } catch (SdkClientException unanswered) {
                token = next(token, unanswered, unclear, deadline);
                unclear++;
            }
        }
    }

    private RetryToken next(RetryToken token, SdkException failure, int unclear, Instant deadline) {
        Instant now = clock.instant();
        SdkException counted = failure instanceof AwsServiceException refusal
                ? refusal.toBuilder().numAttempts(unclear + 1).build()
                : failure;
        try {
            RefreshRetryTokenResponse next = calls.retries()
                    .refreshRetryToken(RefreshRetryTokenRequest.builder()
                            .token(token)
                            .failure(failure)
                            .suggestedDelay(RetryAfter.of(failure, now, Duration.ofDays(1)))
                            .build());
            if (pause(next.delay(), deadline)) {
                return next.token();
            }
        } catch (TokenAcquisitionFailedException enough) {
            counted.addSuppressed(enough);
        }
        throw counted;
    }

    private JsonNode attempt(String body) {
        Duration before = serverTime.offset();
        try {
            return response(body);
        } catch (AwsServiceException refusal) {
            // With it, the SDK retries: another signature may do, if this one was of a wrong time.
            throw serverTime.offset().minus(before).abs().compareTo(SKEWED) < 0
                    ? refusal
                    : refusal.toBuilder().clockSkew(before.negated()).build();
        }
    }

    private JsonNode response(String body) {
        calls.beforeEach().run();
        SignedRequest signed = signer.post(
                address, Map.of("Content-Type", "application/json", "Accept", "application/json"), body, now());
        ExecutableHttpRequest request = calls.http()
                .prepareRequest(HttpExecuteRequest.builder()
                        .request(signed.request())
                        .contentStreamProvider(signed.payload().orElseThrow())
                        .build());
        Instant sentAt = clock.instant();
        CompletableFuture<Void> whole = new CompletableFuture<>();
        CompletableFuture<Void> aborting = whole.orTimeout(calls.attempt().toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((done, late) -> {
                    if (late != null) {
                        request.abort();
                    }
                });
        try {
            HttpExecuteResponse response = request.call();
            byte[] bytes = bytes(response);
            String date = response.httpResponse().firstMatchingHeader("Date").orElse("");
            serverTime = ServerTime.observed(date, sentAt, clock.instant());
            return GraphqlResponse.data(response.httpResponse(), bytes);
        } catch (IOException e) {
            throw whole.isCompletedExceptionally()
                    ? ApiCallAttemptTimeoutException.create(calls.attempt().toMillis())
                    : SdkClientException.create(e.getMessage(), e);
        } finally {
            whole.complete(null);
            aborting.cancel(false);
        }
    }

    private static byte[] bytes(HttpExecuteResponse response) throws IOException {
        if (response.responseBody().isEmpty()) {
            return new byte[0];
        }
        try (AbortableInputStream body = response.responseBody().get()) {
            byte[] bytes = body.readNBytes(LONGEST + 1);
            if (bytes.length > LONGEST) {
                body.abort();
                throw new IOException(Messages.text("reason.too-long", LONGEST));
            }
            return bytes;
        }
    }
}
