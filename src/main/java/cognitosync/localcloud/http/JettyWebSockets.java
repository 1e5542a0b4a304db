package cognitosync.localcloud.http;

import cognitosync.localcloud.http.WebSocketEndpoint.Handshake.Accepted;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.eclipse.jetty.websocket.core.Configuration.ConfigurationCustomizer;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.WebSocketComponents;
import org.eclipse.jetty.websocket.core.server.Handshaker;
import org.eclipse.jetty.websocket.core.server.ServerUpgradeRequest;
import org.eclipse.jetty.websocket.core.server.ServerUpgradeResponse;
import org.eclipse.jetty.websocket.core.server.WebSocketNegotiator;

/** The WebSockets of one port. Made when the first one is opened, because it loads what no HTTP request needs. */
final class JettyWebSockets {
    private final WebSocketLimits limits;
    private final Handshaker handshaker = Handshaker.newInstance();
    private final WebSocketComponents components;
    private final ConfigurationCustomizer configuration = new ConfigurationCustomizer();
    private final Set<JettyWebSocket> open = ConcurrentHashMap.newKeySet();
    private final Semaphore places;
    private final AtomicLong buffered = new AtomicLong();

    JettyWebSockets(Server server, WebSocketLimits limits) {
        this.limits = limits;
        places = new Semaphore(limits.sockets());
        components =
                new WebSocketComponents(null, null, server.getByteBufferPool(), null, null, server.getThreadPool());
        // It is started at once, and ends with the server.
        server.addBean(components, true);
    }

    /** Whether one more may be opened; if so, {@link #upgrade} or {@link #release} must follow. */
    boolean reserve() {
        return places.tryAcquire();
    }

    /** Gives the place back. */
    void release() {
        places.release();
    }

    /** Opens one, in the place that was reserved; false where the handshake breaks the rules of the protocol. */
    boolean upgrade(Request request, Response response, Callback callback, Accepted accepted) {
        JettyWebSocket socket = new JettyWebSocket(accepted.listener(), limits, buffered, this::ended);
        open.add(socket);
        boolean isAnswered = false;
        try {
            isAnswered = handshaker.upgradeRequest(
                    new Negotiator(socket, accepted),
                    request,
                    response,
                    new Callback.Nested(callback) {
                        @Override
                        public void failed(Throwable cause) {
                            ended(socket);
                            super.failed(cause);
                        }
                    },
                    components,
                    configuration);
        } finally {
            if (!isAnswered) {
                ended(socket);
            }
        }
        return isAnswered;
    }

    private void ended(JettyWebSocket socket) {
        if (open.remove(socket)) {
            release();
        }
    }

    /** Says goodbye to every client. */
    void close() {
        for (JettyWebSocket socket : List.copyOf(open)) {
            socket.close(CloseStatus.SHUTDOWN, "The local cloud stops.");
        }
    }

    private record Negotiator(FrameHandler socket, Accepted accepted) implements WebSocketNegotiator {
        @Override
        public FrameHandler negotiate(ServerUpgradeRequest request, ServerUpgradeResponse response, Callback callback) {
            accepted.protocol().ifPresent(response::setAcceptedSubProtocol);
            // No compression: what a client sends would be longer in memory than it was on the wire.
            response.setExtensions(List.of());
            return socket;
        }
    }
}
