package cognitosync.journey.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
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
