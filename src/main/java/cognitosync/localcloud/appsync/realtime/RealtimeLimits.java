package cognitosync.localcloud.appsync.realtime;

import java.time.Duration;

/**
 * Limits of a connection.
 *
 * @see <a href="https://docs.aws.amazon.com/general/latest/gr/appsync.html#limits_appsync">Service quotas</a>
 * @see <a href="https://docs.aws.amazon.com/appsync/latest/devguide/real-time-websocket-client.html">Client guide</a>
 */
final class RealtimeLimits {
    static final int SUBSCRIPTIONS = 100;
    static final int MESSAGE_BYTES = 240 * 1024;
    static final int ID_LENGTH = 256;
    static final Duration KEEP_ALIVE = Duration.ofSeconds(60);
    static final Duration LIFETIME = Duration.ofHours(24);
    /** For how long a client waits for a keep-alive message. */
    static final Duration CONNECTION_TIMEOUT = Duration.ofMinutes(5);

    private RealtimeLimits() {}
}
