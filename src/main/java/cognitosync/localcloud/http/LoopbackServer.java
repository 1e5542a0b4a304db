package cognitosync.localcloud.http;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An HTTP/1.1 server on the loopback interface, at each of its addresses. {@link #bind} takes the port, so that its number is known
 * early; connections made before {@link #start} wait until then.
 */
public final class LoopbackServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LoopbackServer.class);
    private static final int MAX_THREADS = 64;
    private static final int MAX_CONNECTIONS = 1_024;
    private static final long CROWDED_IDLE_MILLIS = 1_000;
    private static final int MAX_HEADER_BYTES = 16 * 1024;
    // A redirect repeats a query, each character of which may take three once it is encoded.
    private static final int MAX_RESPONSE_HEADER_BYTES = 4 * MAX_HEADER_BYTES;
    private static final Duration LONGEST_HEAD = Duration.ofSeconds(30);
    private static final long IDLE_MILLIS = 30_000;
    private static final long SHUTDOWN_IDLE_MILLIS = 100;

    private final Server server;
    private final LoopbackPort taken;
    private Optional<WebSocketUpgrades> upgrades = Optional.empty();

    private LoopbackServer(Server server, LoopbackPort taken) {
        this.server = server;
        this.taken = taken;
    }

    /**
     * Takes the port, on each loopback address that this machine has.
     *
     * @param port 0 for any one that is free on them all
     * @param option the option that the sentence about a taken port names
     * @throws PortTakenException where another program listens on it, on either loopback address
     */
    public static LoopbackServer bind(int port, String option) {
        return bind(port, option, MAX_CONNECTIONS);
    }

    // Each connection holds buffers and an uncounted body: their number bounds the memory. At the limit, new
    // connections
    // wait and idle ones end sooner.
    static LoopbackServer bind(int port, String option, int maxConnections) {
        QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS, 4);
        threads.setName(option);
        threads.setDaemon(true);
        Server server = new Server(threads);
        server.setStopTimeout(1_000);
        LoopbackPort taken = LoopbackPort.take(port, option, () -> connector(server));
        taken.connectors().forEach(server::addConnector);
        NetworkConnectionLimit limit =
                new NetworkConnectionLimit(maxConnections, taken.connectors().toArray(ServerConnector[]::new));
        limit.setEndPointIdleTimeout(CROWDED_IDLE_MILLIS);
        server.addBean(limit);
        return new LoopbackServer(server, taken);
    }

    private static ServerConnector connector(Server server) {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        configuration.setRequestHeaderSize(MAX_HEADER_BYTES);
        configuration.setResponseHeaderSize(MAX_RESPONSE_HEADER_BYTES);
        // Signatures cover "charset=UTF-8" as it was sent; Jetty would give it in lower case.
        configuration.setHeaderCacheCaseSensitive(true);
        // Dataset names may hold an encoded slash; every endpoint decodes its own segments.
        configuration.setUriCompliance(UriCompliance.UNSAFE);
        ServerConnector connector = new ClosingConnector(server, new StrictConnections(configuration, LONGEST_HEAD));
        connector.setIdleTimeout(IDLE_MILLIS);
        connector.setReuseAddress(true);
        // Browsers keep connections open; idle ones must not delay the shutdown.
        connector.setShutdownIdleTimeout(SHUTDOWN_IDLE_MILLIS);
        return connector;
    }

    /** The port taken. */
    public int port() {
        return taken.number();
    }

    /**
     * Begins to answer.
     *
     * @param names host names, without port, that a request's Host may carry
     * @param maxBodyBytes longer bodies are refused with 413
     */
    public void start(Set<String> names, int maxBodyBytes, Endpoint endpoint) {
        start(names, maxBodyBytes, endpoint, ErrorRenderer.PLAIN);
    }

    /**
     * Begins to answer.
     *
     * @param names host names, without port, that a request's Host may carry
     * @param maxBodyBytes longer bodies are refused with 413
     * @param refusal renders the errors of requests that the endpoint never sees
     */
    public void start(Set<String> names, int maxBodyBytes, Endpoint endpoint, ErrorRenderer refusal) {
        start(names, maxBodyBytes, endpoint, WebSocketEndpoint.NONE, refusal);
    }

    /**
     * Begins to answer.
     *
     * @param names host names, without port, that a request's Host may carry
     * @param maxBodyBytes longer bodies are refused with 413
     * @param webSockets decides on handshakes
     * @param refusal renders the errors of requests that no endpoint ever sees
     */
    public void start(
            Set<String> names,
            int maxBodyBytes,
            Endpoint endpoint,
            WebSocketEndpoint webSockets,
            ErrorRenderer refusal) {
        start(names, maxBodyBytes, endpoint, new WebSocketUpgrades(webSockets, WebSocketLimits.DEFAULT), refusal);
    }

    void start(
            Set<String> names,
            int maxBodyBytes,
            Endpoint endpoint,
            WebSocketUpgrades webSockets,
            ErrorRenderer refusal) {
        upgrades = Optional.of(webSockets);
        server.setErrorHandler((request, response, callback) -> {
            JettyBridge.refuse(refusal, request, response, callback);
            return true;
        });
        Set<String> hosts = names.stream().map(name -> name + ":" + port()).collect(Collectors.toUnmodifiableSet());
        server.setHandler(new JettyBridge(
                endpoint, refusal, webSockets, host -> hosts.contains(host.toLowerCase(Locale.ROOT)), maxBodyBytes));
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException("The server on port " + port() + " did not start: " + e.getMessage(), e);
        }
    }

    /** Closes WebSockets and completes requests in progress within one second, then frees the port. */
    @Override
    public void close() {
        int port = port();
        upgrades.ifPresent(WebSocketUpgrades::close);
        try {
            server.stop();
        } catch (TimeoutException e) {
            // The second is over; Jetty has closed everything nevertheless.
            LOG.debug("Port {} ended while answering", port, e);
        } catch (Exception e) {
            throw new IllegalStateException("The server on port " + port + " did not stop: " + e.getMessage(), e);
        } finally {
            taken.close();
        }
    }

    /**
     * A connector whose shutdown is not delayed by idle connections. When Jetty begins to stop, it shortens the idle timeout of its
     * connections. One that was accepted just before and registered only afterwards would use up the whole stop timeout.
     */
    private static final class ClosingConnector extends ServerConnector {
        ClosingConnector(Server server, ConnectionFactory connections) {
            super(server, connections);
        }

        @Override
        protected void onEndPointOpened(EndPoint connection) {
            super.onEndPointOpened(connection);
            if (isShutdown()) {
                connection.setIdleTimeout(getShutdownIdleTimeout());
            }
        }
    }
}
