package cognitosync.localcloud.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/** A text message that arrives in frames, within the limits. Not thread-safe. */
final class IncomingMessage {
    private final WebSocketLimits limits;
    private final AtomicLong buffered;
    private ByteArrayOutputStream received = new ByteArrayOutputStream(0);

    /**
     * An empty message.
     *
     * @param buffered bytes on all sockets of the port
     */
    IncomingMessage(WebSocketLimits limits, AtomicLong buffered) {
        this.limits = limits;
        this.buffered = buffered;
    }

    /** Whether one more part makes the message too long. */
    boolean isTooLongWith(int length) {
        return received.size() + length > limits.messageBytes();
    }

    /** Whether all sockets together hold too much to take one more part. */
    boolean isCrowdedOutBy(int length) {
        return buffered.get() + length > limits.bufferedBytes();
    }

    void add(ByteBuffer part) {
        byte[] bytes = new byte[part.remaining()];
        part.get(bytes);
        received.writeBytes(bytes);
        buffered.addAndGet(bytes.length);
    }

    /**
     * The whole message; the next one begins.
     *
     * @throws CharacterCodingException where it is not UTF-8
     */
    String complete() throws CharacterCodingException {
        byte[] bytes = received.toByteArray();
        clear();
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    /** Discards what has arrived. */
    void clear() {
        buffered.addAndGet(-received.size());
        // Not reset: that would keep the buffer of the longest message for as long as the socket is open.
        received = new ByteArrayOutputStream(0);
    }
}
