package cognitosync.device;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/**
 * Something between the device and a service: it passes requests on, save those that a test treats otherwise. To the clients
 * of this JVM it is the proxy of that service, so that requests name, and are signed for, the service itself.
 */
public final class Middlebox implements AutoCloseable {
    private static final byte[] END_OF_HEADERS = {'\r', '\n', '\r', '\n'};

    private final URI service;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicReference<Treatment> treatment = new AtomicReference<>(Middlebox::pass);

    /** What becomes of a request. */
    @FunctionalInterface
    public interface Treatment {
        /** Deals with it. */
        void treat(Middlebox box, Request request) throws IOException;
    }

    /**
     * A request.
     *
     * @param exchange how to answer it
     * @param body what it sends
     */
    public record Request(HttpExchange exchange, byte[] body) {
        /** Operation of the AWS API, or path. */
        String operation() {
            String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
            if (target != null) {
                return target.substring(target.indexOf('.') + 1);
            }
            String path = exchange.getRequestURI().getPath();
            return switch (exchange.getRequestMethod()) {
                case "POST" -> path.contains("/datasets/") ? "UpdateRecords" : path;
                case "DELETE" -> "DeleteDataset";
                default -> path.endsWith("/records") ? "ListRecords" : path;
            };
        }

        void answer(int status, Map<String, String> headers, byte[] answer) throws IOException {
            headers.forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        }
    }

    private record Answer(int status, Map<String, String> headers, byte[] body) {}

    private final ProxySelector before = ProxySelector.getDefault();

    private Middlebox(URI service) {
        this.service = service;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
        ProxySelector.setDefault(new ProxySelector() {
            @Override
            public List<Proxy> select(URI uri) {
                return uri.getAuthority().equals(service.getAuthority())
                        ? List.of(new Proxy(Proxy.Type.HTTP, server.getAddress()))
                        : List.of(Proxy.NO_PROXY);
            }

            @Override
            public void connectFailed(URI uri, SocketAddress address, IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** In front of this service. */
    public static Middlebox before(String service) {
        return new Middlebox(URI.create(service));
    }

    /** Treats the first such request that way and passes on all others. */
    public void once(Predicate<Request> which, Treatment other) {
        AtomicReference<Treatment> left = new AtomicReference<>(other);
        treatment.set(
                (box, request) -> (which.test(request) ? left.getAndSet(Middlebox::pass) : (Treatment) Middlebox::pass)
                        .treat(box, request));
    }

    /** Treats all such requests that way and passes on all others. */
    public void always(Predicate<Request> which, Treatment other) {
        treatment.set(
                (box, request) -> (which.test(request) ? other : (Treatment) Middlebox::pass).treat(box, request));
    }

    /** Requests for that operation. */
    public static Predicate<Request> of(String... operations) {
        return request -> List.of(operations).contains(request.operation());
    }

    /** Passes it on. */
    public static void pass(Middlebox box, Request request) throws IOException {
        Answer answer = box.forward(request);
        request.answer(answer.status, answer.headers, answer.body);
    }

    /** Has it carried out, and ends the connection without an answer. */
    public static void lose(Middlebox box, Request request) throws IOException {
        box.forward(request);
        request.exchange.close();
    }

    /** Ends the connection without an answer; the service hears nothing. */
    public static void hangUp(Middlebox box, Request request) {
        request.exchange.close();
    }

    /** Has it carried out, and answers something else. */
    public static Treatment replace(int status, String type, String body) {
        return (box, request) -> {
            box.forward(request);
            answer(status, type, body).treat(box, request);
        };
    }

    /** Answers in place of the service, which hears nothing. */
    public static Treatment answer(int status, String type, String body) {
        return (box, request) ->
                request.answer(status, Map.of("Content-Type", type), body.getBytes(StandardCharsets.UTF_8));
    }

    /** Asks for fewer requests, and for so many seconds without any. */
    public static Treatment busy(int seconds) {
        return (box, request) -> request.answer(
                429,
                Map.of(
                        "Content-Type",
                        "application/x-amz-json-1.1",
                        "X-Amzn-ErrorType",
                        "TooManyRequestsException",
                        "Retry-After",
                        Integer.toString(seconds)),
                "{\"message\":\"Too many requests\"}".getBytes(StandardCharsets.UTF_8));
    }

    /** Says nothing until the end of the test. */
    public static void silent(Middlebox box, Request request) throws IOException {
        try {
            box.over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        request.exchange.close();
    }

    /** Answers a byte now and then until the end of the test: each of them starts a limit of reading anew. */
    public static void trickle(Middlebox box, Request request) throws IOException {
        request.exchange.getResponseHeaders().set("Content-Type", "application/json");
        request.exchange.sendResponseHeaders(200, 0);
        try (OutputStream body = request.exchange.getResponseBody()) {
            while (!box.over.await(20, TimeUnit.MILLISECONDS)) {
                body.write(' ');
                body.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        treatment
                .get()
                .treat(this, new Request(exchange, exchange.getRequestBody().readAllBytes()));
    }

    // By hand: the JDK's clients would name another host, and the signature names this one. HTTP/1.0 has no chunks.
    private Answer forward(Request request) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        head.writeBytes(
                (request.exchange.getRequestMethod() + " " + target(request.exchange.getRequestURI()) + " HTTP/1.0\r\n")
                        .getBytes(StandardCharsets.UTF_8));
        request.exchange
                .getRequestHeaders()
                .forEach((name, values) -> values.forEach(value -> {
                    if (!List.of(
                                    "Connection",
                                    "Proxy-connection",
                                    "Content-length",
                                    "Expect",
                                    "Upgrade",
                                    "Http2-settings")
                            .contains(name)) {
                        head.writeBytes((name + ": " + value + "\r\n").getBytes(StandardCharsets.UTF_8));
                    }
                }));
        head.writeBytes(("Content-Length: " + request.body.length + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        try (Socket socket = new Socket(service.getHost(), service.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(head.toByteArray());
            out.write(request.body);
            out.flush();
            return parsed(socket.getInputStream().readAllBytes());
        }
    }

    private static String target(URI uri) {
        return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    }

    private static Answer parsed(byte[] bytes) {
        int end = 0;
        while (!List.of(bytes[end], bytes[end + 1], bytes[end + 2], bytes[end + 3])
                .equals(List.of(END_OF_HEADERS[0], END_OF_HEADERS[1], END_OF_HEADERS[2], END_OF_HEADERS[3]))) {
            end++;
        }
        List<String> lines =
                new String(bytes, 0, end, StandardCharsets.UTF_8).lines().toList();
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line : lines.subList(1, lines.size())) {
            String[] parts = line.split(": ?", 2);
            headers.put(parts[0], parts[1]);
        }
        headers.keySet().removeAll(List.of("Connection", "Content-Length"));
        return new Answer(
                Integer.parseInt(lines.get(0).split(" ", 3)[1]),
                headers,
                Arrays.copyOfRange(bytes, end + END_OF_HEADERS.length, bytes.length));
    }

    @Override
    public void close() {
        ProxySelector.setDefault(before);
        over.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
