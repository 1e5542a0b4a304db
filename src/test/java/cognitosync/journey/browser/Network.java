package cognitosync.journey.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The network of one device: a <a href="https://www.rfc-editor.org/rfc/rfc9110#name-intermediaries">proxy</a> on loopback
 * that all of its browser's requests go through, a service worker's too. Here they are counted, cut off, or answered by
 * the test; WebSockets pass or are cut. It leads to this machine only.
 */
public final class Network implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Network.class);
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1");
    /** Of one connection, see <a href="https://www.rfc-editor.org/rfc/rfc9110#field.connection">RFC 9110</a>. */
    private static final Set<String> HOP_BY_HOP = Set.of(
            "connection",
            "proxy-connection",
            "keep-alive",
            "content-length",
            "host",
            "expect",
            "upgrade",
            "transfer-encoding");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Tunnels tunnels;
    private volatile Route route = Route.STRAIGHT;

    private Network(HttpServer server) throws IOException {
        this.server = server;
        this.tunnels = Tunnels.open(server.getAddress(), this::passes);
    }

    /** Opens it. */
    public static Network open() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            Network network = new Network(server);
            server.setExecutor(network.threads);
            server.createContext("/", network::pass);
            server.start();
            return network;
        } catch (IOException e) {
            throw new UncheckedIOException("No proxy could be started on loopback", e);
        }
    }

    /** Host and port, as clients are told of a proxy. */
    public String address() {
        return "127.0.0.1:" + tunnels.port();
    }

    /** From now on, calls go this way; open WebSockets stay open, unless the network is cut. */
    public void route(Route way) {
        route = way;
        if (way == Route.CUT) {
            tunnels.cut();
        }
    }

    /** All that the device has sent since {@link #forget}, cut off or not, in the order of their arrival. */
    public List<Call> calls() {
        return List.copyOf(calls);
    }

    /** Names of the AWS operations among them, preflights left out. */
    public List<String> operations() {
        return calls.stream().filter(Call::isApi).map(Call::operation).toList();
    }

    public void forget() {
        calls.clear();
    }

    @Override
    public void close() {
        tunnels.close();
        server.stop(0);
        threads.shutdownNow();
    }

    private boolean passes(Call tunnel) {
        return route.take(tunnel, () -> Answer.json(200, "")).isPresent();
    }

    private void pass(HttpExchange exchange) {
        // Closed without an answer the connection ends, which is what a browser sees of a lost network.
        try (exchange) {
            Call call = read(exchange);
            if (!HERE.contains(String.valueOf(call.uri().getHost()))) {
                // What browsers want to know from their makers.
                exchange.sendResponseHeaders(502, -1);
                return;
            }
            calls.add(call);
            Optional<Answer> answer = route.take(call, () -> forward(call));
            if (answer.isPresent()) {
                write(exchange, answer.get());
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.debug("A request of a device ended early", e);
        }
    }

    private static Call read(HttpExchange exchange) throws IOException {
        Map<String, List<String>> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
        return new Call(
                exchange.getRequestMethod(),
                exchange.getRequestURI(),
                headers,
                exchange.getRequestBody().readAllBytes());
    }

    private Answer forward(Call call) {
        // Browsers keep the fragment to themselves, and an address without one is what is asked for.
        URI uri = call.uri();
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(PATIENCE);
        call.headers().forEach((name, values) -> {
            if (!HOP_BY_HOP.contains(name)) {
                values.forEach(value -> request.header(name, value));
            }
        });
        request.method(
                call.method(),
                call.body().length == 0
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofByteArray(call.body()));
        try {
            HttpResponse<byte[]> response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), response.headers().map(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("The network was closed", e));
        }
    }

    private static void write(HttpExchange exchange, Answer answer) throws IOException {
        answer.headers().forEach((name, values) -> {
            if (!HOP_BY_HOP.contains(name.toLowerCase(Locale.ROOT))) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        // To this server 0 means "not known yet".
        boolean silent = answer.body().length == 0;
        exchange.sendResponseHeaders(answer.status(), silent ? -1 : answer.body().length);
        if (answer.stalls()) {
            exchange.getResponseBody().write(answer.body(), 0, answer.body().length / 2);
            exchange.getResponseBody().flush();
            Route.awaitEndOfNetwork();
        }
        if (!silent) {
            exchange.getResponseBody().write(answer.body());
        }
    }
}
