package cognitosync.localcloud.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/** Reads bodies, each bounded in length and time, the long ones bounded in what they hold together. */
final class BodyReader {
    /** Bodies up to here need no place: no more of them are read at once than there are threads. */
    private static final int SHORT = 64 * 1024;

    private static final int LONG_ONES_TOGETHER = 32 * 1024 * 1024;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final int maxBytes;
    private final Duration longest;
    private final Semaphore places;

    /**
     * A reader.
     *
     * @param maxBytes longer bodies are refused
     * @param longest for how long a client may send one
     */
    BodyReader(int maxBytes, Duration longest) {
        this.maxBytes = maxBytes;
        this.longest = longest;
        this.places = new Semaphore(Math.max(maxBytes, LONG_ONES_TOGETHER), true);
    }

    /** A body, which keeps its place until it is closed. */
    final class Body implements AutoCloseable {
        private final byte[] bytes;
        private final int held;

        private Body(byte[] bytes, int held) {
            this.bytes = bytes;
            this.held = held;
        }

        byte[] bytes() {
            return bytes;
        }

        @Override
        public void close() {
            places.release(held);
        }
    }

    /**
     * The whole body.
     *
     * @throws RefusedBodyException where it is too long, too slow, or not what its head says
     */
    Body read(Request request) {
        long length = request.getLength();
        if (length > maxBytes) {
            throw tooLong();
        }
        int held = length < 0 ? maxBytes : (int) length;
        held = held <= SHORT ? 0 : held;
        take(held);
        boolean taken = false;
        try (InputStream in = Content.Source.asInputStream(request)) {
            Body body = new Body(bytes(in, (int) Math.max(0, length)), held);
            taken = true;
            return body;
        } catch (HttpException.RuntimeException e) {
            throw new RefusedBodyException(e.getCode(), "The body is not sent as HTTP says.", e);
        } catch (IOException e) {
            throw e.getCause() instanceof TimeoutException
                    ? tooSlow(e)
                    : new RefusedBodyException(400, "The body ends before its end.", e);
        } finally {
            if (!taken) {
                places.release(held);
            }
        }
    }

    private void take(int held) {
        try {
            if (held > 0 && !places.tryAcquire(held, LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new RefusedBodyException(429, "Too many long bodies are sent at once; send this one later.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RefusedBodyException(429, "The local cloud is ending; send this again later.", e);
        }
    }

    private byte[] bytes(InputStream in, int length) throws IOException {
        long deadline = System.nanoTime() + longest.toNanos();
        ByteArrayOutputStream body = new ByteArrayOutputStream(Math.min(length, SHORT));
        byte[] buffer = new byte[16 * 1024];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            if (body.size() + read > maxBytes) {
                throw tooLong();
            }
            body.write(buffer, 0, read);
            if (System.nanoTime() - deadline > 0) {
                throw tooSlow(null);
            }
        }
        return body.toByteArray();
    }

    private static RefusedBodyException tooLong() {
        return new RefusedBodyException(413, "The body is longer than this port takes.");
    }

    private static RefusedBodyException tooSlow(IOException cause) {
        return new RefusedBodyException(408, "The body came too slowly; send it again, faster.", cause);
    }
}
