package cognitosync.localcloud.http;

/** An open WebSocket. Its methods return at once, and do nothing once it is closed. */
public interface WebSocketSession {
    /** Sends a text message behind those before it. A client that reads too slowly to keep the queue within its limits is disconnected. */
    void send(String text);

    /**
     * Closes it behind the messages that wait.
     *
     * @param status a code of RFC 6455
     * @param reason at most 123 bytes
     * @see <a href="https://www.rfc-editor.org/rfc/rfc6455#section-7.4.1">RFC 6455, section 7.4.1: defined status codes</a>
     */
    void close(int status, String reason);

    /** What waits for the client to read. */
    Backlog backlog();

    /** Messages that wait. */
    record Backlog(int messages, long bytes) {}
}
