package cognitosync.localcloud.http;

import cognitosync.localcloud.http.WebSocketEndpoint.Handshake;
import cognitosync.localcloud.messages.Messages;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;

/** Where requests of one port become WebSockets. Until the first one does, nothing of Jetty's WebSockets is loaded. */
final class WebSocketUpgrades {
    private final WebSocketEndpoint endpoint;
    private final WebSocketLimits limits;
    private JettyWebSockets sockets;
    private boolean isClosed;

    WebSocketUpgrades(WebSocketEndpoint endpoint, WebSocketLimits limits) {
        this.endpoint = endpoint;
        this.limits = limits;
    }

    static boolean isHandshake(Request request) {
        return request.getMethod().equals("GET") && request.getHeaders().contains(HttpHeader.UPGRADE, "websocket");
    }

    Optional<Handshake> open(cognitosync.localcloud.http.Request handshake) {
        return endpoint.open(handshake);
    }

    /**
     * Opens a WebSocket.
     *
     * @return what to answer instead, if it cannot be opened
     */
    Optional<cognitosync.localcloud.http.Response> upgrade(
            Request request, Response response, Callback callback, Handshake.Accepted accepted, Refusal refusal) {
        Optional<JettyWebSockets> port =
                sockets(request.getConnectionMetaData().getConnector().getServer());
        if (port.isEmpty() || !port.get().reserve()) {
            return Optional.of(refusal.of(429, Messages.text("http.too-many-sockets")));
        }
        return port.get().upgrade(request, response, callback, accepted)
                ? Optional.empty()
                : Optional.of(refusal.of(400, Messages.text("http.malformed")));
    }

    /** Renders an error. */
    interface Refusal {
        cognitosync.localcloud.http.Response of(int status, String sentence);
    }

    private synchronized Optional<JettyWebSockets> sockets(Server server) {
        if (isClosed) {
            return Optional.empty();
        }
        if (sockets == null) {
            sockets = new JettyWebSockets(server, limits);
        }
        return Optional.of(sockets);
    }

    /** Opens no more, and begins to close those that are open. */
    synchronized void close() {
        isClosed = true;
        if (sockets != null) {
            sockets.close();
        }
    }
}
