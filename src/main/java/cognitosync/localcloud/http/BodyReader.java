package cognitosync.localcloud.http;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.BufferUtil;

/**
 * Collects bodies as they come in: each bounded in length and time, the long ones bounded in what they hold together. No thread
 * waits for a body: clients that send slowly, or stop in the middle, would hold up everybody else.
 *
 * @see <a href="https://jetty.org/docs/jetty/12.1/programming-guide/arch/io.html#content-source">Content.Source</a>
 */
final class BodyReader {
    /** Bodies up to here need no place: the longest heads are not much shorter. */
    private static final int SHORT = 64 * 1024;

    private static final int LONG_ONES_TOGETHER = 48 * 1024 * 1024;

    private final int maxBytes;
    private final Duration longest;
    private final Semaphore places;

    /**
     * A reader for one port.
     *
     * @param maxBytes longer bodies are refused
     * @param longest for how long a client may send one
     */
    BodyReader(int maxBytes, Duration longest) {
        this.maxBytes = maxBytes;
        this.longest = longest;
        this.places = new Semaphore(Math.max(maxBytes, LONG_ONES_TOGETHER));
    }

    /**
     * Reads the body of a request, now or on another thread later.
     *
     * @param whole takes the body, which holds its place until this returns
     * @param refused is told where it is too long, too slow, or not what its head says
     * @param broken is told what {@code whole} threw: called later, there is nobody else to tell
     */
    void read(
            Request request,
            Consumer<byte[]> whole,
            Consumer<RefusedBodyException> refused,
            Consumer<Throwable> broken) {
        long length = request.getLength();
        if (length > maxBytes) {
            refused.accept(tooLong());
            return;
        }
        new Reading(request, whole, refused, broken).run();
    }

    private static RefusedBodyException tooLong() {
        return new RefusedBodyException(413, "The body is longer than this port takes.");
    }

    private static RefusedBodyException refusal(Throwable failure) {
        if (failure instanceof TimeoutException) {
            return tooSlow(failure);
        }
        return failure instanceof HttpException malformed
                ? new RefusedBodyException(malformed.getCode(), "The body is not sent as HTTP says.", failure)
                : new RefusedBodyException(400, "The body ends before its end.", failure);
    }

    private static RefusedBodyException tooSlow(Throwable cause) {
        return new RefusedBodyException(408, "The body came too slowly; send it again, faster.", cause);
    }

    /** One body on its way. */
    private final class Reading implements Runnable {
        private final Request request;
        private final Consumer<byte[]> whole;
        private final Consumer<RefusedBodyException> refused;
        private final Consumer<Throwable> broken;
        private final long deadline = System.nanoTime() + longest.toNanos();
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private int held;

        private Reading(
                Request request,
                Consumer<byte[]> whole,
                Consumer<RefusedBodyException> refused,
                Consumer<Throwable> broken) {
            this.request = request;
            this.whole = whole;
            this.refused = refused;
            this.broken = broken;
        }

        /** Takes what is there; once more, when there is more. */
        @Override
        public void run() {
            try {
                read();
            } catch (RuntimeException | Error e) {
                release();
                broken.accept(e);
            }
        }

        private void read() {
            for (Content.Chunk chunk = request.read(); chunk != null; chunk = request.read()) {
                if (Content.Chunk.isFailure(chunk)) {
                    end(refusal(chunk.getFailure()));
                    return;
                }
                byte[] read = BufferUtil.toArray(chunk.getByteBuffer());
                boolean last = chunk.isLast();
                chunk.release();
                bytes.write(read, 0, read.length);
                if (bytes.size() > maxBytes) {
                    end(tooLong());
                    return;
                }
                if (!hold()) {
                    end(new RefusedBodyException(429, "Too many long bodies are sent at once; send this one later."));
                    return;
                }
                if (last) {
                    complete();
                    return;
                }
                if (System.nanoTime() - deadline > 0) {
                    end(tooSlow(null));
                    return;
                }
            }
            request.demand(this);
        }

        // Counted as they come: most requests have no body, and not all say how long theirs is.
        private boolean hold() {
            int more = bytes.size() <= SHORT ? 0 : bytes.size() - held;
            if (!places.tryAcquire(more)) {
                return false;
            }
            held += more;
            return true;
        }

        private void complete() {
            try {
                whole.accept(bytes.toByteArray());
            } finally {
                release();
            }
        }

        private void end(RefusedBodyException refusal) {
            release();
            refused.accept(refusal);
        }

        private void release() {
            places.release(held);
            held = 0;
        }
    }
}
