package cognitosync.device.remote.appsync;

import java.time.Duration;
import java.util.Optional;

/** A WebSocket, from the attempt to open it. */
interface Connection extends AutoCloseable {
    /** The next event, if there is one within that time. */
    Optional<Event> next(Duration atMost);

    /** Sends a message, if the socket is still open. */
    void send(String text);

    @Override
    void close();

    /** Opens connections. */
    interface Connector {
        /** Opens one, with the subprotocol that carries the authorization. */
        Connection open(String authorization);
    }

    /** What happens on a connection. */
    sealed interface Event {
        /** It is open. */
        record Opened() implements Event {}

        /** A message has arrived. */
        record Message(String text) implements Event {}

        /** It has ended, or was not opened. */
        record Closed(String reason) implements Event {}
    }
}
