package cognitosync.device.signin;

import cognitosync.device.messages.Messages;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The body of a response with a maximum length; a longer one is cancelled. */
public final class BoundedBody implements HttpResponse.BodySubscriber<byte[]> {
    private final HttpResponse.BodySubscriber<byte[]> bytes = HttpResponse.BodySubscribers.ofByteArray();
    private final int longest;
    private Flow.Subscription subscription;
    private long length;

    BoundedBody(int longest) {
        this.longest = longest;
    }

    /**
     * Sends a request and waits for the whole response. On some JDKs, the time-out of the request itself ends with the
     * headers.
     *
     * @param longest maximum length of the body in bytes
     * @param timeout from the connection to the last byte
     */
    public static HttpResponse<byte[]> send(HttpClient http, HttpRequest request, int longest, Duration timeout)
            throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> answer = http.sendAsync(request, headers -> new BoundedBody(longest));
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw new HttpTimeoutException("Not whole within " + timeout);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof IOException e ? e : new IOException(failed.getCause());
        } finally {
            // Closes the connection if the response is incomplete.
            answer.cancel(true);
        }
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return bytes.getBody();
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        bytes.onSubscribe(given);
    }

    @Override
    public void onNext(List<ByteBuffer> part) {
        length += part.stream().mapToLong(ByteBuffer::remaining).sum();
        if (length > longest) {
            subscription.cancel();
            // Later signals are ignored.
            bytes.onError(new IOException(Messages.text("reason.too-long", longest)));
        } else {
            bytes.onNext(part);
        }
    }

    @Override
    public void onError(Throwable failure) {
        bytes.onError(failure);
    }

    @Override
    public void onComplete() {
        bytes.onComplete();
    }
}
