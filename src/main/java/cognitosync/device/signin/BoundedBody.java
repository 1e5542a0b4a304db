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

/** The body of an answer, as long as it is not longer than it may be; the connection is given up otherwise. */
public final class BoundedBody implements HttpResponse.BodySubscriber<byte[]> {
    private final HttpResponse.BodySubscriber<byte[]> bytes = HttpResponse.BodySubscribers.ofByteArray();
    private final int longest;
    private Flow.Subscription subscription;
    private long length;

    BoundedBody(int longest) {
        this.longest = longest;
    }

    /**
     * Sends a request and waits for its whole answer. A time-out of the request itself ends, on some JDKs, with the headers.
     *
     * @param longest how many bytes the answer may have
     * @param timeout how long it may take, from the connection to the last byte
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
            // Closes the connection of an answer that is not waited for any more.
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
            // Whatever comes after it is not heard.
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
