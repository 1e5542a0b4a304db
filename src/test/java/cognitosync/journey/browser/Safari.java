package cognitosync.journey.browser;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openqa.selenium.MutableCapabilities;

/**
 * Safari on macOS, through
 * <a href="https://developer.apple.com/documentation/webkit/testing-with-webdriver-in-safari">safaridriver</a>. It has to
 * be allowed once with {@code safaridriver --enable}, and has one session at a time.
 */
record Safari(Path driver) implements Engine {

    @Override
    public String name() {
        return "Safari";
    }

    /** Safari follows the appearance of macOS. */
    @Override
    public boolean honoursColorScheme() {
        return false;
    }

    /** Safari has the proxy of macOS. */
    @Override
    public boolean honoursNetwork() {
        return false;
    }

    @Override
    public Device launch(ColorScheme scheme, Optional<Network> network) {
        if (scheme == ColorScheme.DARK) {
            throw new UnsupportedOperationException(
                    "Safari follows the appearance of macOS: choose Dark in System Settings, or use another engine.");
        }
        if (network.isPresent()) {
            throw new UnsupportedOperationException("Safari has the network of macOS; use another engine.");
        }
        DeviceRoom room = DeviceRoom.open();
        try {
            DriverProcess process =
                    DriverProcess.start(room, driver, Map.of(), port -> List.of("--port", Integer.toString(port)));
            MutableCapabilities capabilities = new MutableCapabilities();
            capabilities.setCapability("browserName", "safari");
            Session session = process.session(capabilities);
            BrowserDevice device = new BrowserDevice(session, room, new Controls.Window(session), network);
            device.resize(1280, 900);
            return device;
        } catch (RuntimeException | Error e) {
            room.close();
            throw e;
        }
    }
}
