package cognitosync.journey.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.WebDriverException;

/** What the journeys rely on, in every engine of this machine, on a page as strict as the site's. */
class HarnessIT {

    private static final Map<String, Resource> RESOURCES = Map.of(
            "/",
            new Resource("text/html", """
                    <!doctype html><html lang="en"><title>Harness</title><link rel="stylesheet" href="style.css">
                    <label>Colour <input id="colour"></label> <button id="paint">Paint</button>
                    <p hidden id="secret">hidden</p><p id="said">nothing yet</p><a id="next" href="next">next</a>
                    <script src="script.js"></script></html>
                    """),
            "/next",
            new Resource(
                    "text/html",
                    "<!doctype html><html lang=\"en\"><title>Next</title><p id=\"here\">arrived</p></html>"),
            "/style.css",
            new Resource(
                    "text/css",
                    "body { margin: 0; padding-top: 40px; background: rgb(250, 250, 250); }"
                            + "@media (prefers-color-scheme: dark) { body { background: rgb(10, 20, 30); } }"),
            "/script.js",
            new Resource("text/javascript", """
                    const said = document.getElementById('said');
                    document.getElementById('paint').addEventListener('click', () => {
                      const colour = document.getElementById('colour').value;
                      setTimeout(() => {
                        document.body.style.backgroundColor = colour;
                        said.textContent = 'painted ' + colour;
                      }, 300);
                    });
                    """));

    private static HttpServer server;

    @TempDir
    Path folder;

    @BeforeAll
    static void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", HarnessIT::answer);
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    @EachEngine
    void device_typesClicksAndSeesWhatIsPainted(Engine engine) throws IOException {
        try (Device device = engine.device(ColorScheme.LIGHT)) {
            device.open(page());
            assertThat(device.backgroundColor()).isEqualTo("rgb(250, 250, 250)");
            assertThat(device.shows("#said")).isTrue();
            assertThat(device.shows("#secret")).isFalse();

            device.type("#colour", "blue");
            device.type("#colour", "red");
            device.click("#paint");
            device.await("turn red", red -> red.backgroundColor().equals("rgb(255, 0, 0)"));

            assertThat(device.text("#said")).isEqualTo("painted red");
            assertThat(device.pixel(600, 10)).isEqualTo("rgb(255, 0, 0)");
            assertThat(size(device)).isEqualTo("1280x900");

            device.click("#next");
            assertThat(device.text("#here")).isEqualTo("arrived");
            assertThat(device.url()).endsWith("/next");
        }
    }

    @EachEngine
    void resize_toASmallPhone_isExact(Engine engine) throws IOException {
        try (Device device = engine.device(ColorScheme.LIGHT)) {
            device.open(page());
            device.resize(320, 568);
            assertThat(device.executeScript("return [innerWidth, innerHeight].join('x')"))
                    .isEqualTo("320x568");
            assertThat(size(device)).isEqualTo("320x568");
            device.open(page() + "next");
            assertThat(device.executeScript("return innerWidth + ''")).isEqualTo("320");
        }
    }

    @EachEngine
    void darkDevice_getsTheDarkPage(Engine engine) {
        assumeTrue(engine.honoursColorScheme(), engine.name() + " follows the system's appearance");
        try (Device device = engine.device(ColorScheme.DARK)) {
            device.open(page());
            assertThat(device.backgroundColor()).isEqualTo("rgb(10, 20, 30)");
            assertThat(device.pixel(600, 10)).isEqualTo("rgb(10, 20, 30)");
        }
    }

    @EachEngine
    void pages_areSecureContextsOnline(Engine engine) {
        try (Device device = engine.device(ColorScheme.LIGHT)) {
            device.open(page());
            assertThat(device.executeScript(
                            "return [isSecureContext, !!crypto.subtle, navigator.onLine, navigator.language].join()"))
                    .isEqualTo("true,true,true,en-US");
        }
    }

    @EachEngine
    void closedDevice_leavesNothingRunning(Engine engine) {
        Set<ProcessHandle> before = offspring();
        Device device = engine.device(ColorScheme.LIGHT);
        device.open(page());
        Set<ProcessHandle> started = startedSince(before);

        device.close();

        assertThat(started).hasSizeGreaterThan(1).allMatch(DeviceRoom::hasEnded);
        assertThatThrownBy(device::url).isInstanceOf(WebDriverException.class);
    }

    @EachEngine
    void deviceWhoseDriverWasKilled_isClosedWithoutLeavingAnything(Engine engine) {
        Set<ProcessHandle> before = offspring();
        Device device = engine.device(ColorScheme.LIGHT);
        Set<ProcessHandle> started = startedSince(before);
        List<ProcessHandle> drivers = started.stream()
                .filter(process -> process.info()
                        .command()
                        .orElse("")
                        .toLowerCase(Locale.ROOT)
                        .endsWith("driver"))
                .toList();
        assertThat(drivers).hasSize(1);
        drivers.get(0).destroyForcibly();
        drivers.get(0).onExit().join();

        device.close();

        assertThat(started).isNotEmpty().allMatch(DeviceRoom::hasEnded);
    }

    @EachEngine
    void engineThatCannotStart_saysSoAndLeavesNothingRunning(Engine engine) {
        Engine broken = broken(engine);
        Set<ProcessHandle> before = offspring();

        assertThatThrownBy(() -> broken.launch(ColorScheme.LIGHT, Optional.empty()))
                .hasStackTraceContaining("false ended with 1");

        assertThat(startedSince(before)).allMatch(DeviceRoom::hasEnded);
    }

    /** That engine with a driver that exits at once; what was started before it has to end as well. */
    private static Engine broken(Engine engine) {
        Path ends = Path.of("/bin/false");
        if (engine instanceof Chromium chromium) {
            return new Chromium(chromium.browser(), Optional.of(ends));
        }
        return engine instanceof WebKit webkit
                ? new WebKit(ends, webkit.miniBrowser(), webkit.xvfb(), webkit.setpriv())
                : new Safari(ends);
    }

    private static Set<ProcessHandle> startedSince(Set<ProcessHandle> before) {
        Set<ProcessHandle> now = offspring();
        now.removeAll(before);
        return now;
    }

    private static Set<ProcessHandle> offspring() {
        return ProcessHandle.current().descendants().collect(Collectors.toCollection(HashSet::new));
    }

    private String size(Device device) throws IOException {
        Path png = folder.resolve("page.png");
        device.screenshot(png);
        BufferedImage image = ImageIO.read(png.toFile());
        return image.getWidth() + "x" + image.getHeight();
    }

    private static String page() {
        return "http://localhost:" + server.getAddress().getPort() + "/";
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Resource resource = RESOURCES.get(exchange.getRequestURI().getPath());
            if (resource == null) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            exchange.getResponseHeaders().set("Content-Type", resource.type() + "; charset=utf-8");
            exchange.getResponseHeaders()
                    .set("Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'");
            byte[] body = resource.body().getBytes(UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private record Resource(String type, String body) {}
}
