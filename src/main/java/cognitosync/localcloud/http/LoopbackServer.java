package cognitosync.localcloud.http;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An HTTP/1.1 server on the loopback interface. The port is taken by {@link #bind}, so that its number can be told to others;
 * connections made before {@link #start} wait until then.
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
    private final ServerConnector connector;

    private LoopbackServer(Server server, ServerConnector connector) {
        this.server = server;
        this.connector = connector;
    }

    /**
     * Takes the port.
     *
     * @param port 0 for any free one
     * @param option the option that the sentence about a taken port names
     * @throws PortTakenException where another program listens on it, on either loopback address
     */
    public static LoopbackServer bind(int port, String option) {
        return bind(port, option, MAX_CONNECTIONS);
    }

    // Each connection holds buffers, and a body up to its free share: their number bounds the memory. While there are
    // as many as
    // that, new ones wait and idle ones end sooner.
    static LoopbackServer bind(int port, String option, int maxConnections) {
        QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS, 4);
        threads.setName(option);
        threads.setDaemon(true);
        Server server = new Server(threads);
        server.setStopTimeout(1_000);
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        configuration.setRequestHeaderSize(MAX_HEADER_BYTES);
        configuration.setResponseHeaderSize(MAX_RESPONSE_HEADER_BYTES);
        // Signatures cover "charset=UTF-8" as it was sent; Jetty would give it in lower case.
        configuration.setHeaderCacheCaseSensitive(true);
        // Dataset names may hold an encoded slash; every endpoint decodes its own segments.
        configuration.setUriCompliance(UriCompliance.UNSAFE);
        ServerConnector connector = new ClosingConnector(server, new StrictConnections(configuration, LONGEST_HEAD));
        connector.setHost("127.0.0.1");
        connector.setPort(port);
        connector.setIdleTimeout(IDLE_MILLIS);
        connector.setReuseAddress(true);
        // Browsers keep connections open; those that are idle must not hold up the end.
        connector.setShutdownIdleTimeout(SHUTDOWN_IDLE_MILLIS);
        server.addConnector(connector);
        NetworkConnectionLimit limit = new NetworkConnectionLimit(maxConnections, connector);
        limit.setEndPointIdleTimeout(CROWDED_IDLE_MILLIS);
        server.addBean(limit);
        try {
            refuseIfHeldOnTheOtherAddress(port);
            connector.open();
        } catch (IOException e) {
            throw new PortTakenException(port, option, e);
        }
        return new LoopbackServer(server, connector);
    }

    // Browsers try ::1 first for "localhost": a program listening only there would be reached instead of this one.
    private static void refuseIfHeldOnTheOtherAddress(int port) throws BindException {
        if (port != 0 && accepts(port)) {
            throw new BindException("[::1]:" + port + " is in use");
        }
    }

    private static boolean accepts(int port) {
        byte[] loopback = new byte[16];
        loopback[15] = 1;
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getByAddress(loopback), port), 500);
            return true;
        } catch (IOException e) {
            // Refused, or no IPv6 on this machine: nothing listens there.
            return false;
        }
    }

    /** The port taken. */
    public int port() {
        return connector.getLocalPort();
    }

    /**
     * Begins to answer.
     *
     * @param names host names, without port, that a request's Host may carry
     * @param maxBodyBytes longer bodies are refused with 413
     */
    public void start(Set<String> names, int maxBodyBytes, Endpoint endpoint) {
        start(names, maxBodyBytes, endpoint, Refusal.PLAIN);
    }

    /**
     * The same.
     *
     * @param refusal words what the endpoint never sees
     */
    public void start(Set<String> names, int maxBodyBytes, Endpoint endpoint, Refusal refusal) {
        server.setErrorHandler((request, response, callback) -> {
            JettyBridge.refuse(refusal, request, response, callback);
            return true;
        });
        Set<String> hosts = names.stream().map(name -> name + ":" + port()).collect(Collectors.toUnmodifiableSet());
        server.setHandler(new JettyBridge(
                endpoint, refusal, host -> hosts.contains(host.toLowerCase(Locale.ROOT)), maxBodyBytes));
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException("The server on port " + port() + " did not start: " + e.getMessage(), e);
        }
    }

    /** Answers what is being answered, for at most a second, and gives the port back. */
    @Override
    public void close() {
        int port = port();
        try {
            server.stop();
        } catch (TimeoutException e) {
            // The second is over: Jetty has ended everything all the same.
            LOG.debug("Port {} ended while answering", port, e);
        } catch (Exception e) {
            throw new IllegalStateException("The server on port " + port + " did not stop: " + e.getMessage(), e);
        } finally {
            connector.close();
        }
    }
}
