package cognitosync.journey.browser;

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
 * @param profile what it remembers, kept for the next start; empty: a new one for each device, gone with it
 */
public record Chromium(Path browser, Optional<Path> driver, Optional<Path> profile) implements Engine {

    Chromium(Path browser, Optional<Path> driver) {
        this(browser, driver, Optional.empty());
    }

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
            // Fewer processes cost less processor time at every start.
            "--in-process-gpu",
            "--disable-features=SpareRendererForSitePerProcess",
            "--disable-extensions",
            "--disable-component-extensions-with-background-pages",
            "--window-size=1280,900");

    /** This browser with a profile that is kept from one device to the next. */
    public Chromium remembering(Path kept) {
        return new Chromium(browser, driver, Optional.of(kept));
    }

    @Override
    public String name() {
        return "Chromium";
    }

    @Override
    public boolean honoursColorScheme() {
        return true;
    }

    @Override
    public boolean honoursNetwork() {
        return true;
    }

    @Override
    public Device launch(ColorScheme scheme, Optional<Network> network) {
        DeviceRoom room = DeviceRoom.open();
        try {
            ChromeOptions options = options(room, network);
            DriverProcess process =
                    DriverProcess.start(room, driver(options), Map.of(), port -> List.of("--port=" + port));
            Session session = process.session(options);
            BrowserDevice device = new BrowserDevice(session, room, new Controls.Devtools(session, scheme), network);
            device.resize(1280, 900);
            return device;
        } catch (RuntimeException | Error e) {
            room.close();
            throw e;
        }
    }

    private ChromeOptions options(DeviceRoom room, Optional<Network> network) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(browser.toFile());
        options.addArguments(ARGUMENTS);
        options.addArguments("--user-data-dir=" + profile.orElse(room.folder().resolve("profile")));
        // Chromium would not ask a proxy for what is on this machine.
        network.ifPresent(proxy ->
                options.addArguments("--proxy-server=http://" + proxy.address(), "--proxy-bypass-list=<-loopback>"));
        options.setUnhandledPromptBehaviour(UnexpectedAlertBehaviour.IGNORE);
        return options;
    }

    private Path driver(ChromeOptions options) {
        return driver.orElseGet(
                () -> Path.of(new DriverFinder(ChromeDriverService.createDefaultService(), options).getDriverPath()));
    }
}
