package cognitosync.journey;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openqa.selenium.UnexpectedAlertBehaviour;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.remote.service.DriverFinder;

/**
 * Chromium or Google Chrome, headless, through
 * <a href="https://developer.chrome.com/docs/chromedriver">ChromeDriver</a>.
 *
 * @param driver where it is not installed, Selenium fetches the one that fits
 */
record Chromium(Path browser, Optional<Path> driver) implements Engine {

    private static final List<String> ARGUMENTS = List.of(
            "--headless=new",
            // Its sandbox refuses root and needs what containers forbid; only pages of this machine are opened.
            "--no-sandbox",
            // Containers often give /dev/shm 64 MB, too little for a page.
            "--disable-dev-shm-usage",
            "--disable-gpu",
            "--disable-quic",
            "--disable-breakpad",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run",
            "--window-size=1280,900");

    @Override
    public String name() {
        return "Chromium";
    }

    @Override
    public boolean honoursColorScheme() {
        return true;
    }

    @Override
    public Device launch(ColorScheme scheme) {
        DeviceRoom room = DeviceRoom.open();
        try {
            ChromeOptions options = options(room);
            DriverProcess process =
                    DriverProcess.start(room, driver(options), Map.of(), port -> List.of("--port=" + port));
            Session session = process.session(options);
            BrowserDevice device = new BrowserDevice(session, room, (width, height) -> metrics(session, width, height));
            prepare(session, scheme);
            device.resize(1280, 900);
            return device;
        } catch (RuntimeException | Error e) {
            room.close();
            throw e;
        }
    }

    private ChromeOptions options(DeviceRoom room) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(browser.toFile());
        options.addArguments(ARGUMENTS);
        options.addArguments("--user-data-dir=" + room.folder().resolve("profile"));
        options.setUnhandledPromptBehaviour(UnexpectedAlertBehaviour.IGNORE);
        return options;
    }

    private Path driver(ChromeOptions options) {
        return driver.orElseGet(
                () -> Path.of(new DriverFinder(ChromeDriverService.createDefaultService(), options).getDriverPath()));
    }

    private static void prepare(Session session, ColorScheme scheme) {
        session.devtools(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme.cssName()))));
        // On a machine with no network but loopback navigator.onLine is false until a connection is emulated.
        session.devtools("Network.enable", Map.of());
        session.devtools(
                "Network.emulateNetworkConditions",
                Map.of(
                        "offline",
                        false,
                        "latency",
                        1,
                        "downloadThroughput",
                        1e8,
                        "uploadThroughput",
                        1e8,
                        "connectionType",
                        "wifi"));
    }

    /** A headless window counts its invisible chrome; the emulated screen is exact. */
    private static void metrics(Session session, int width, int height) {
        session.devtools(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }
}
