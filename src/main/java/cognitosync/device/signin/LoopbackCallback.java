package cognitosync.device.signin;

import cognitosync.device.failure.DeviceException;
import cognitosync.device.messages.Messages;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Waits on this machine for the browser to return with an authorization code. Only the first request to the callback's
 * path and host with the state of this sign-in is accepted; all others are rejected.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8252#section-7.3">RFC 8252, loopback interface redirection</a>
 */
final class LoopbackCallback implements AutoCloseable {
    private static final int BACKLOG = 8;
    private static final int LAST_PORT = 65_535;

    private final AuthorizationRequest request;
    private final List<HttpServer> servers = new ArrayList<>();
    /** Several, so that a silent connection does not block the browser. */
    private final ExecutorService threads = Executors.newCachedThreadPool();

    private final AtomicBoolean heard = new AtomicBoolean();
    private final CompletableFuture<Map<String, String>> answer = new CompletableFuture<>();

    private LoopbackCallback(AuthorizationRequest request) {
        this.request = request;
    }

    /** Listens on all loopback addresses, because a browser may try IPv4 or IPv6 for {@code localhost}. */
    static LoopbackCallback listen(AuthorizationRequest request) {
        int port = request.callback().getPort();
        if (port < 1 || port > LAST_PORT) {
            throw new DeviceException(
                    DeviceException.Kind.INVALID_FILE, Messages.text("callback.no-port", request.callback()));
        }
        LoopbackCallback callback = new LoopbackCallback(request);
        try {
            for (InetAddress address : loopbackAddresses()) {
                callback.servers.add(callback.server(address, port));
            }
        } catch (IOException taken) {
            callback.close();
            throw new DeviceException(
                    DeviceException.Kind.NETWORK,
                    Messages.text("callback.port-taken", String.valueOf(port), taken.getMessage()),
                    taken);
        }
        callback.servers.forEach(HttpServer::start);
        return callback;
    }

    /**
     * The authorization code.
     *
     * @throws DeviceException if the sign-in was refused, or did not finish in time
     */
    String code(Duration timeout) {
        Map<String, String> came;
        try {
            came = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw new DeviceException(
                    DeviceException.Kind.NOT_SIGNED_IN, Messages.text("callback.timeout", timeout.toSeconds()), late);
        } catch (ExecutionException impossible) {
            throw new IllegalStateException("Nothing completes it so", impossible);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeviceException(DeviceException.Kind.NOT_SIGNED_IN, Messages.text("command.interrupted"), e);
        }
        if (!came.containsKey("code")) {
            throw new DeviceException(
                    DeviceException.Kind.NOT_SIGNED_IN, Messages.text("callback.refused", refusal(came)));
        }
        return came.get("code");
    }

    private static String refusal(Map<String, String> answer) {
        return printable(answer.getOrDefault("error", Messages.text("callback.refused.no-code")) + " "
                + answer.getOrDefault("error_description", ""));
    }

    private static List<InetAddress> loopbackAddresses() throws SocketException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(InetAddress::isLoopbackAddress)
                .toList();
    }

    private HttpServer server(InetAddress address, int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(address, port), BACKLOG);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        return server;
    }

    private void handle(HttpExchange exchange) throws IOException {
        Map<String, String> query = Forms.decode(exchange.getRequestURI().getRawQuery());
        boolean isTheAnswer = false;
        try (exchange) {
            if (!isTheCallback(exchange)) {
                CallbackPage.absent().send(exchange);
            } else if (!isOurs(query.getOrDefault("state", "")) || !heard.compareAndSet(false, true)) {
                CallbackPage.unknown().send(exchange);
            } else {
                isTheAnswer = true;
                CallbackPage page = query.containsKey("code") ? CallbackPage.signedIn() : CallbackPage.refused();
                page.send(exchange);
            }
        } finally {
            // After the page was sent, because the waiting thread closes the port.
            if (isTheAnswer) {
                answer.complete(query);
            }
        }
    }

    private boolean isTheCallback(HttpExchange exchange) {
        return request.callback()
                        .getAuthority()
                        .equals(exchange.getRequestHeaders().getFirst("Host"))
                && exchange.getRequestMethod().equals("GET")
                && request.callback().getPath().equals(exchange.getRequestURI().getPath());
    }

    private boolean isOurs(String state) {
        return MessageDigest.isEqual(
                request.state().getBytes(StandardCharsets.UTF_8), state.getBytes(StandardCharsets.UTF_8));
    }

    private static String printable(String text) {
        return text.replaceAll("\\p{C}", "").strip();
    }

    @Override
    public void close() {
        servers.forEach(server -> server.stop(0));
        threads.shutdownNow();
    }
}
