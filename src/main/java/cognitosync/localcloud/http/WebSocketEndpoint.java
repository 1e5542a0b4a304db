package cognitosync.localcloud.http;

import java.util.Optional;

/** Answers requests to open a WebSocket. Blocking; called on many threads at once. */
@FunctionalInterface
public interface WebSocketEndpoint {
    /** Has no WebSockets. */
    WebSocketEndpoint NONE = request -> Optional.empty();

    /**
     * Decides on a handshake.
     *
     * @return nothing if no WebSocket is served at that address: the request is then answered like any other
     */
    Optional<Handshake> open(Request handshake);

    /** The answer to a handshake. */
    sealed interface Handshake {
        /**
         * The WebSocket is opened.
         *
         * @param protocol the one chosen of those that the client offers, if it offers one that is known
         */
        record Accepted(Optional<String> protocol, Listener listener) implements Handshake {}

        /** It is not. */
        record Refused(Response response) implements Handshake {}
    }

    /** Receives what happens on a WebSocket, one event after the other. It may block: further messages then wait at the client. */
    interface Listener {
        /** It is open. */
        void opened(WebSocketSession session);

        /** A text message has arrived. */
        void received(String text);

        /** It is closed, whoever closed it. Called once, from any thread. */
        void closed();
    }
}
