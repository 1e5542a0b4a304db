package cognitosync.localcloud.http;

import cognitosync.localcloud.messages.Messages;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.BufferUtil;

/**
 * Reads bodies asynchronously; limits size and duration of each, and the memory of all large ones. No thread waits for a body:
 * slow clients would block the others.
 *
 * @see <a href="https://jetty.org/docs/jetty/12.1/programming-guide/arch/io.html#content-source">Content.Source</a>
 */
final class BodyReader {
    /** Bodies up to this size are not counted, because the longest heads are not much shorter. */
    private static final int UNCOUNTED_BYTES = 64 * 1024;

    private static final int MAX_TOTAL_BYTES = 48 * 1024 * 1024;

    /** How many bytes of a refused body are read and discarded before the refusal is sent. */
    private static final int MAX_DISCARDED_BYTES = 256 * 1024 * 1024;

    private final int maxBytes;
    private final Duration maxDuration;
    private final Semaphore budget;

    /**
     * A reader for one port.
     *
     * @param maxBytes longer bodies are refused
     * @param maxDuration for how long a client may send one
     */
    BodyReader(int maxBytes, Duration maxDuration) {
        this.maxBytes = maxBytes;
        this.maxDuration = maxDuration;
        this.budget = new Semaphore(Math.max(maxBytes, MAX_TOTAL_BYTES));
    }

    /**
     * Reads the body of a request, now or on another thread later.
     *
     * @param onBody takes the body, which counts against the budget until this returns
     * @param onRefusal takes the error of a body that is too long, too slow, or not what its head says
     * @param onError takes what {@code onBody} throws, which may be on another thread
     */
    void read(
            Request request,
            Consumer<byte[]> onBody,
            Consumer<RefusedBodyException> onRefusal,
            Consumer<Throwable> onError) {
        if (request.getLength() > maxBytes) {
            discard(request, () -> onRefusal.accept(tooLong()), onError);
        } else {
            new Reading(request, onBody, onRefusal, onError).run();
        }
    }

    /**
     * Lets a client send the body of a refused request to its end, so that it then reads the refusal: a connection that is closed
     * while bytes arrive is reset, and the client sees nothing else. A client that waits for 100 (Continue) is not told to send it.
     *
     * @param onEnd runs when the body has ended, or has taken too many bytes or too long
     * @param onError takes what {@code onEnd} throws
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9112#section-9.6">RFC 9112, section 9.6: tear-down</a>
     */
    void discard(Request request, Runnable onEnd, Consumer<Throwable> onError) {
        if (request.getHeaders().contains(HttpHeader.EXPECT, HttpHeaderValue.CONTINUE.asString())) {
            onEnd.run();
        } else {
            new Discarding(request, System.nanoTime() + maxDuration.toNanos(), onEnd, onError).run();
        }
    }

    private static RefusedBodyException tooLong() {
        return new RefusedBodyException(413, Messages.text("http.body-too-long"));
    }

    private static RefusedBodyException refusal(Throwable failure) {
        if (failure instanceof TimeoutException) {
            return tooSlow(failure);
        }
        return failure instanceof HttpException malformed
                ? new RefusedBodyException(malformed.getCode(), Messages.text("http.body-malformed"), failure)
                : new RefusedBodyException(400, Messages.text("http.body-incomplete"), failure);
    }

    private static RefusedBodyException tooSlow(Throwable cause) {
        return new RefusedBodyException(408, Messages.text("http.body-too-slow"), cause);
    }

    /** Receives one body. */
    private final class Reading implements Runnable {
        private final Request request;
        private final Consumer<byte[]> onBody;
        private final Consumer<RefusedBodyException> onRefusal;
        private final Consumer<Throwable> onError;
        private final long deadline = System.nanoTime() + maxDuration.toNanos();
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private int reserved;

        private Reading(
                Request request,
                Consumer<byte[]> onBody,
                Consumer<RefusedBodyException> onRefusal,
                Consumer<Throwable> onError) {
            this.request = request;
            this.onBody = onBody;
            this.onRefusal = onRefusal;
            this.onError = onError;
        }

        /** Reads the bytes that have arrived; called again when more arrive. */
        @Override
        public void run() {
            try {
                read();
            } catch (RuntimeException | Error e) {
                release();
                onError.accept(e);
            }
        }

        private void read() {
            for (Content.Chunk chunk = request.read(); chunk != null; chunk = request.read()) {
                if (Content.Chunk.isFailure(chunk)) {
                    release();
                    onRefusal.accept(refusal(chunk.getFailure()));
                    return;
                }
                byte[] read = BufferUtil.toArray(chunk.getByteBuffer());
                boolean last = chunk.isLast();
                chunk.release();
                bytes.write(read, 0, read.length);
                if (bytes.size() > maxBytes) {
                    refuse(tooLong(), last);
                    return;
                }
                if (!reserve()) {
                    refuse(new RefusedBodyException(429, Messages.text("http.body-throttled")), last);
                    return;
                }
                if (last) {
                    complete();
                    return;
                }
                if (System.nanoTime() - deadline > 0) {
                    release();
                    onRefusal.accept(tooSlow(null));
                    return;
                }
            }
            request.demand(this);
        }

        // Counted as they come: most requests have no body, and not all say how long theirs is.
        private boolean reserve() {
            int more = bytes.size() <= UNCOUNTED_BYTES ? 0 : bytes.size() - reserved;
            if (!budget.tryAcquire(more)) {
                return false;
            }
            reserved += more;
            return true;
        }

        private void complete() {
            try {
                onBody.accept(bytes.toByteArray());
            } finally {
                release();
            }
        }

        private void refuse(RefusedBodyException refusal, boolean last) {
            release();
            if (last) {
                onRefusal.accept(refusal);
            } else {
                new Discarding(request, deadline, () -> onRefusal.accept(refusal), onError).run();
            }
        }

        private void release() {
            budget.release(reserved);
            reserved = 0;
            bytes.reset();
        }
    }

    /** Discards a body. */
    private static final class Discarding implements Runnable {
        private final Request request;
        private final long deadline;
        private final Runnable onEnd;
        private final Consumer<Throwable> onError;
        private long discarded;

        private Discarding(Request request, long deadline, Runnable onEnd, Consumer<Throwable> onError) {
            this.request = request;
            this.deadline = deadline;
            this.onEnd = onEnd;
            this.onError = onError;
        }

        /** Discards the bytes that have arrived; called again when more arrive. */
        @Override
        public void run() {
            try {
                if (hasEnded()) {
                    onEnd.run();
                } else {
                    request.demand(this);
                }
            } catch (RuntimeException | Error e) {
                onError.accept(e);
            }
        }

        private boolean hasEnded() {
            for (Content.Chunk chunk = request.read(); chunk != null; chunk = request.read()) {
                if (Content.Chunk.isFailure(chunk)) {
                    return true;
                }
                discarded += chunk.remaining();
                boolean last = chunk.isLast();
                chunk.release();
                if (last || discarded > MAX_DISCARDED_BYTES || System.nanoTime() - deadline > 0) {
                    return true;
                }
            }
            return false;
        }
    }

    /** A refused body, with the status of the response. */
    static final class RefusedBodyException extends RuntimeException {
        private final int status;

        RefusedBodyException(int status, String message) {
            super(message);
            this.status = status;
        }

        RefusedBodyException(int status, String message, Throwable cause) {
            super(message, cause);
            this.status = status;
        }

        int status() {
            return status;
        }
    }
}
