package cognitosync.localcloud.http;

import cognitosync.localcloud.http.WebSocketEndpoint.Listener;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.OpCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One WebSocket: assembles text messages, answers pings, and writes one message after the other as fast as the client reads. Jetty's
 * own queue of frames is never longer than one message.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6455">RFC 6455: the WebSocket protocol</a>
 */
final class JettyWebSocket implements FrameHandler, WebSocketSession {
    private static final Logger LOG = LoggerFactory.getLogger(JettyWebSocket.class);
    private static final int TRY_AGAIN_LATER = 1013;
    /** How long a client may take to answer the close frame. */
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(2);

    private final Listener listener;
    private final WebSocketLimits limits;
    private final Consumer<JettyWebSocket> ended;
    private final IncomingMessage incoming;
    private final AtomicBoolean isEnded = new AtomicBoolean();
    private final OutgoingQueue outgoing;
    private Optional<CloseStatus> closing = Optional.empty();
    private boolean isWriting;
    private volatile CoreSession session;
    private volatile long lastByteAt = System.nanoTime();

    JettyWebSocket(Listener listener, WebSocketLimits limits, AtomicLong buffered, Consumer<JettyWebSocket> ended) {
        this.listener = listener;
        this.limits = limits;
        this.ended = ended;
        this.incoming = new IncomingMessage(limits, buffered);
        this.outgoing = new OutgoingQueue(limits, buffered);
    }

    @Override
    public void onOpen(CoreSession opened, Callback callback) {
        session = opened;
        opened.setIdleTimeout(isClosing() ? LONGEST_CLOSE : limits.idle());
        // A port with too many connections shortens the time-out of each, but a WebSocket is idle for long by its
        // nature.
        opened.addIdleTimeoutListener(timeout ->
                isClosing() || System.nanoTime() - lastByteAt >= limits.idle().toNanos());
        notifyListener(() -> listener.opened(this));
        callback.succeeded();
        opened.demand();
        write();
    }

    @Override
    public void onFrame(Frame frame, Callback callback) {
        lastByteAt = System.nanoTime();
        switch (frame.getOpCode()) {
            case OpCode.TEXT, OpCode.CONTINUATION -> data(frame);
            case OpCode.BINARY -> close(CloseStatus.BAD_DATA, "Only text messages are understood.");
            case OpCode.PING -> {
                ByteBuffer echo = ByteBuffer.allocate(frame.getPayloadLength());
                echo.put(frame.getPayload()).flip();
                session.sendFrame(new Frame(OpCode.PONG, echo), Callback.from(callback, session::demand), false);
                return;
            }
            default -> {
                // Jetty itself answers a close frame; a pong asks for nothing.
            }
        }
        callback.succeeded();
        if (frame.getOpCode() != OpCode.CLOSE) {
            session.demand();
        }
    }

    private void data(Frame frame) {
        if (isClosing()) {
            return;
        }
        if (incoming.isTooLongWith(frame.getPayloadLength())) {
            refuse(CloseStatus.MESSAGE_TOO_LARGE, "The message is longer than " + limits.messageBytes() + " bytes.");
        } else if (incoming.isCrowdedOutBy(frame.getPayloadLength())) {
            refuse(TRY_AGAIN_LATER, "Too many long messages at once. Try again later.");
        } else {
            incoming.add(frame.getPayload());
            if (frame.isFin()) {
                complete();
            }
        }
    }

    private void complete() {
        try {
            String text = incoming.complete();
            notifyListener(() -> listener.received(text));
        } catch (CharacterCodingException e) {
            close(CloseStatus.BAD_PAYLOAD, "The message is not UTF-8.");
        }
    }

    private void refuse(int status, String reason) {
        incoming.clear();
        close(status, reason);
    }

    private void notifyListener(Runnable event) {
        try {
            event.run();
        } catch (RuntimeException e) {
            LOG.error("A message on a WebSocket failed", e);
            close(CloseStatus.SERVER_ERROR, JettyBridge.FAILED);
        }
    }

    @Override
    public void send(String text) {
        boolean fits;
        synchronized (outgoing) {
            if (isEnded.get() || closing.isPresent()) {
                return;
            }
            fits = outgoing.offer(text.getBytes(StandardCharsets.UTF_8));
        }
        if (fits) {
            write();
        } else {
            LOG.info("A client of a WebSocket reads too slowly and is disconnected");
            abort();
        }
    }

    @Override
    public void close(int status, String reason) {
        synchronized (outgoing) {
            if (isEnded.get() || closing.isPresent()) {
                return;
            }
            closing = Optional.of(new CloseStatus(status, reason));
        }
        if (session != null) {
            session.setIdleTimeout(LONGEST_CLOSE);
        }
        write();
    }

    private boolean isClosing() {
        synchronized (outgoing) {
            return closing.isPresent();
        }
    }

    private void write() {
        Optional<byte[]> message;
        CloseStatus close;
        synchronized (outgoing) {
            message = outgoing.next();
            if (session == null || isEnded.get() || isWriting || (message.isEmpty() && closing.isEmpty())) {
                return;
            }
            isWriting = true;
            close = closing.orElse(null);
        }
        if (message.isPresent()) {
            Frame frame = new Frame(OpCode.TEXT, ByteBuffer.wrap(message.get()));
            session.sendFrame(frame, Callback.from(this::written, this::failed), false);
        } else {
            session.close(close, Callback.from(() -> {}, this::failed));
        }
    }

    private void written() {
        lastByteAt = System.nanoTime();
        synchronized (outgoing) {
            isWriting = false;
            if (!isEnded.get()) {
                outgoing.remove();
            }
        }
        write();
    }

    private void failed(Throwable cause) {
        LOG.debug("A WebSocket could not be written to", cause);
        abort();
    }

    /** Ends the connection without a close frame. */
    void abort() {
        end();
        session.abort();
    }

    @Override
    public Backlog backlog() {
        synchronized (outgoing) {
            return outgoing.backlog();
        }
    }

    @Override
    public void onError(Throwable cause, Callback callback) {
        LOG.debug("A WebSocket failed", cause);
        callback.succeeded();
    }

    @Override
    public void onClosed(CloseStatus status, Callback callback) {
        end();
        callback.succeeded();
    }

    private void end() {
        if (!isEnded.compareAndSet(false, true)) {
            return;
        }
        synchronized (outgoing) {
            outgoing.clear();
        }
        ended.accept(this);
        notifyListener(listener::closed);
    }
}
