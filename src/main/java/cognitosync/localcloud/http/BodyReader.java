package cognitosync.localcloud.http;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/**
 * Collects a body as it comes in. No thread waits for it meanwhile: clients that send slowly, or stop in the middle, would hold
 * up everybody else.
 *
 * @see <a href="https://jetty.org/docs/jetty/12.1/programming-guide/arch/io.html#content-source">Content.Source</a>
 */
final class BodyReader implements Runnable {
    private final Request request;
    private final int maxBytes;
    private final Callback callback;
    private final Consumer<Optional<byte[]>> whole;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /**
     * Reads the body of a request.
     *
     * @param callback is told where the body breaks off
     * @param whole takes the body, or nothing where it is longer than {@code maxBytes}
     */
    BodyReader(Request request, int maxBytes, Callback callback, Consumer<Optional<byte[]>> whole) {
        this.request = request;
        this.maxBytes = maxBytes;
        this.callback = callback;
        this.whole = whole;
    }

    /** Takes what is there; once more, when there is more. */
    @Override
    public void run() {
        try {
            read();
        } catch (RuntimeException | Error e) {
            // Called again later, there is nobody else to tell.
            callback.failed(e);
        }
    }

    private void read() {
        for (Content.Chunk chunk = request.read(); chunk != null; chunk = request.read()) {
            if (Content.Chunk.isFailure(chunk)) {
                callback.failed(chunk.getFailure());
                return;
            }
            byte[] read = BufferUtil.toArray(chunk.getByteBuffer());
            bytes.write(read, 0, read.length);
            boolean last = chunk.isLast();
            chunk.release();
            if (bytes.size() > maxBytes) {
                whole.accept(Optional.empty());
                return;
            }
            if (last) {
                whole.accept(Optional.of(bytes.toByteArray()));
                return;
            }
        }
        request.demand(this);
    }
}
