package cognitosync.journey.browser;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.OwnThread;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A device's network counts, cuts and changes what its browser sends, in every engine of this machine. */
class NetworkIT {

    private static final String FETCH = """
            return fetch('/count', { cache: 'no-store' })
              .then(async (answer) => `${answer.status} ${await answer.text()} ${answer.headers.get('x-kind')}`)
              .catch((error) => error.name);""";

    private static final String SOCKET = """
            const socket = new WebSocket(arguments[0]);
            const event = (name) => new Promise((done) => socket.addEventListener(name, () => done(name)));
            window.ended = event('close');
            return Promise.race([event('open'), event('error')]);""";

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static HttpServer server;

    @BeforeAll
    static void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", NetworkIT::answer);
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    @EachEngine
    void network_countsCutsAndChanges(Engine engine) {
        try (Device device = engine.deviceWithNetwork(ColorScheme.LIGHT)) {
            Network network = device.network();
            String page = "http://localhost:" + server.getAddress().getPort() + "/";
            device.open(page);
            assertThat(device.executeScript("return isSecureContext && navigator.onLine"))
                    .isEqualTo(true);
            network.forget();
            COUNT.set(0);

            assertThat(fetch(device)).isEqualTo("200 1 plain");
            assertThat(network.calls()).extracting(Call::toString).isEqualTo(List.of("GET /count"));

            device.disconnect();
            assertThat(device.executeScript("return navigator.onLine")).isEqualTo(false);
            assertThat(fetch(device)).isEqualTo("TypeError");
            assertThat(COUNT).as("what came to the server").hasValue(1);

            device.reconnect();
            assertThat(device.executeScript("return navigator.onLine")).isEqualTo(true);
            assertThat(fetch(device)).isEqualTo("200 2 plain");

            network.route(Route.ANSWERS_LOST);
            assertThat(fetch(device)).isEqualTo("TypeError");
            assertThat(COUNT.get()).as("what came to the server").isGreaterThan(2);

            network.route(
                    (call, destination) -> Optional.of(Answer.json(418, "{}").with("X-Kind", "changed")));
            assertThat(fetch(device)).isEqualTo("418 {} changed");
        }
    }

    @EachEngine
    void webSocket_passes_andIsCutWithTheNetwork(Engine engine) throws IOException {
        try (ServerSocket sockets = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
                Device device = engine.deviceWithNetwork(ColorScheme.LIGHT)) {
            OwnThread.EACH.execute(() -> acceptWebSockets(sockets));
            device.open("http://localhost:" + server.getAddress().getPort() + "/");
            String url = "ws://localhost:" + sockets.getLocalPort() + "/path?query=1";

            assertThat(device.executeScript(SOCKET, url)).isEqualTo("open");
            device.disconnect();
            assertThat(device.executeScript("return ended")).isEqualTo("close");
            assertThat(device.executeScript(SOCKET, url)).isEqualTo("error");
            device.reconnect();
            assertThat(device.executeScript(SOCKET, url)).isEqualTo("open");
        }
    }

    /** Answers <a href="https://www.rfc-editor.org/rfc/rfc6455#section-4.2.2">handshakes</a> for this path and says nothing more. */
    private static void acceptWebSockets(ServerSocket sockets) {
        try {
            while (!sockets.isClosed()) {
                Socket socket = sockets.accept();
                BufferedReader head =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
                boolean addressed = head.readLine().equals("GET /path?query=1 HTTP/1.1");
                String key = head.lines()
                        .filter(line -> line.startsWith("Sec-WebSocket-Key: "))
                        .findFirst()
                        .orElseThrow()
                        .substring("Sec-WebSocket-Key: ".length());
                String answer = addressed
                        ? "101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Accept: "
                                + Base64.getEncoder().encodeToString(sha1(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"))
                        : "404 Not Found";
                socket.getOutputStream().write(("HTTP/1.1 " + answer + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            }
        } catch (SocketException closed) {
            assertThat(sockets.isClosed()).as(closed.toString()).isTrue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] sha1(String text) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @EachEngine
    void twoTabs_areOfOneDevice(Engine engine) {
        try (Device device = engine.device(ColorScheme.LIGHT)) {
            String page = "http://localhost:" + server.getAddress().getPort() + "/";
            device.open(page);
            device.executeScript("localStorage.setItem('who', 'first')");
            String first = device.openTab(page);
            assertThat(device.executeScript("return localStorage.getItem('who')"))
                    .isEqualTo("first");
            device.executeScript("document.title = 'second'");
            String second = device.switchTo(first);
            assertThat(device.executeScript("return document.title")).isEqualTo("Network");
            assertThat(device.pixel(600, 600)).isEqualTo("rgb(255, 255, 255)");
            device.switchTo(second);
            assertThat(device.executeScript("return document.title")).isEqualTo("second");
        }
    }

    private static Object fetch(Device device) {
        return device.executeScript(FETCH);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            boolean counts = exchange.getRequestURI().getPath().equals("/count");
            byte[] body = (counts
                            ? Integer.toString(COUNT.incrementAndGet())
                            : "<!doctype html><html lang=\"en\"><title>Network</title><body style=\"background: #fff\">")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", counts ? "text/plain" : "text/html");
            exchange.getResponseHeaders().set("X-Kind", "plain");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
