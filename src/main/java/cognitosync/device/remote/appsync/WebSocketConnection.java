package cognitosync.device.remote.appsync;

import cognitosync.device.failure.DeviceException;
import cognitosync.device.failure.Reason;
import cognitosync.device.messages.Messages;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A WebSocket of the JDK: the next message is read once the one before was taken, so that none are piled up. */
final class WebSocketConnection implements Connection, WebSocket.Listener {
    /** Above all that the protocol has, but not above what memory has. */
    private static final int LONGEST = 256 * 1024;

    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final CompletableFuture<WebSocket> opening;
    private final StringBuilder parts = new StringBuilder();
    private CompletableFuture<?> sending;
    private volatile boolean closed;

    private WebSocketConnection(HttpClient http, URI address, Duration timeout, String authorization) {
        opening = http.newWebSocketBuilder()
                .connectTimeout(timeout)
                .subprotocols("graphql-ws", authorization)
                .buildAsync(address, this);
        sending = opening.whenComplete((socket, failure) -> {
            if (failure != null) {
                events.add(new Event.Closed(reason(failure)));
            }
        });
    }

    /**
     * Opens connections to an address.
     *
     * @param http opens them
     * @param timeout of the handshake
     */
    static Connector to(HttpClient http, URI address, Duration timeout) {
        return authorization -> new WebSocketConnection(http, address, timeout, authorization);
    }

    @Override
    public Optional<Event> next(Duration atMost) {
        try {
            Optional<Event> next = Optional.ofNullable(events.poll(atMost.toMillis(), TimeUnit.MILLISECONDS));
            next.filter(event -> event instanceof Event.Message)
                    .ifPresent(message -> opening.join().request(1));
            return next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeviceException(DeviceException.Kind.INTERRUPTED, Messages.text("command.interrupted"), e);
        }
    }

    @Override
    public void onOpen(WebSocket socket) {
        if (closed) {
            socket.abort();
            return;
        }
        events.add(new Event.Opened());
        socket.request(1);
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
        if (parts.length() + part.length() > LONGEST) {
            events.add(new Event.Closed(Messages.text("reason.too-long", LONGEST)));
            socket.abort();
            return null;
        }
        parts.append(part);
        if (last) {
            events.add(new Event.Message(parts.toString()));
            parts.setLength(0);
        } else {
            socket.request(1);
        }
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
        events.add(new Event.Closed((status + " " + Messages.shortened(reason)).strip()));
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable failure) {
        events.add(new Event.Closed(reason(failure)));
    }

    // One after the other, as the JDK asks for.
    @Override
    public void send(String text) {
        sending = sending.thenCompose(sent -> opening.join().sendText(text, true))
                .whenComplete((socket, failure) -> {
                    if (failure != null) {
                        events.add(new Event.Closed(reason(failure)));
                    }
                });
    }

    // What was sent before goes first; a connection that is not open yet is given up.
    @Override
    public void close() {
        closed = true;
        sending = sending.thenCompose(sent -> opening.join().sendClose(WebSocket.NORMAL_CLOSURE, ""))
                .whenComplete((sent, failure) -> {
                    if (!opening.isCompletedExceptionally()) {
                        opening.join().abort();
                    }
                });
        opening.cancel(true);
    }

    private static String reason(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof WebSocketHandshakeException refused && refused.getResponse() != null) {
            return "HTTP " + refused.getResponse().statusCode();
        }
        return cause instanceof IOException io ? Reason.of(io) : cause.toString();
    }
}
