package cognitosync.localcloud.http;

import java.time.Duration;

/**
 * Limits of the WebSockets of one port.
 *
 * @param sockets how many may be open
 * @param messageBytes the longest message that a client may send
 * @param idle after which time without a byte in either direction a socket is closed
 * @param queuedMessages how many messages may wait for one client
 * @param queuedBytes how many bytes may wait for one client
 * @param bufferedBytes how many bytes may wait in both directions on all sockets
 */
record WebSocketLimits(
        int sockets, int messageBytes, Duration idle, int queuedMessages, int queuedBytes, long bufferedBytes) {
    // Half of a port's connections, so that requests find a place. The time is longer than two keep-alive messages of
    // AppSync
    // are apart; the longest message is AppSync's.
    static final WebSocketLimits DEFAULT =
            new WebSocketLimits(512, 240 * 1024, Duration.ofSeconds(150), 1_000, 1 << 20, 64L << 20);
}
