package cognitosync.journey.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openqa.selenium.MutableCapabilities;

/**
 * WebKitGTK's MiniBrowser on a display of its own, through
 * <a href="https://manpages.debian.org/bookworm/webkit2gtk-driver/WebKitWebDriver.1.en.html">WebKitWebDriver</a>: Safari's
 * engine, not Safari.
 */
record WebKit(Path driver, Path miniBrowser, Path xvfb, Path setpriv) implements Engine {

    /** MiniBrowser's tool bar would otherwise keep the viewport wider than 447 pixels. */
    private static final String SMALL_WIDGETS = """
            * { min-width: 0; min-height: 0; padding: 0; margin: 0; border: 0 none; -gtk-icon-transform: scale(0.1); }
            entry { font-size: 1px; }
            """;

    @Override
    public String name() {
        return "WebKit";
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
            writeStyle(room.folder().resolve(".config/gtk-3.0/gtk.css"));
            writeStyle(room.folder().resolve(".config/gtk-4.0/gtk.css"));
            DriverProcess process =
                    DriverProcess.start(room, driver, environment(display(room)), port -> List.of("--port=" + port));
            Session session = process.session(capabilities(scheme, network));
            BrowserDevice device = new BrowserDevice(session, room, new Controls.Window(session), network);
            device.resize(1280, 900);
            return device;
        } catch (RuntimeException | Error e) {
            room.close();
            throw e;
        }
    }

    /** Xvfb finds a free display itself and prints its number. */
    private String display(DeviceRoom room) {
        List<String> command = List.of(
                xvfb.toString(), "-displayfd", "1", "-screen", "0", "1600x1200x24", "-nolisten", "tcp", "-noreset");
        return ":" + room.firstLine("Xvfb", command, 30);
    }

    private static Map<String, String> environment(String display) {
        return Map.of(
                "DISPLAY", display,
                // Without a language navigator.language is "C", which is no language tag.
                "LANG", "en_US.UTF-8",
                "LC_ALL", "",
                // Without a graphics card painting would go through a program that emulates one.
                "WEBKIT_SKIA_ENABLE_CPU_RENDERING", "1",
                // No page plays anything, and looking for players takes a process at every start.
                "GST_PLUGIN_SYSTEM_PATH_1_0", "/nonexistent",
                // On a machine with no network but loopback navigator.onLine would be false.
                "GIO_USE_NETWORK_MONITOR", "base");
    }

    private MutableCapabilities capabilities(ColorScheme scheme, Optional<Network> network) {
        // A driver that is killed leaves its MiniBrowser running, unless the kernel ends it too.
        List<String> arguments = new ArrayList<>(
                List.of("--pdeathsig", "KILL", miniBrowser.toString(), "--automation", "--full-screen"));
        if (scheme == ColorScheme.DARK) {
            arguments.add("--dark-mode");
        }
        network.ifPresent(proxy -> arguments.add("--proxy=http://" + proxy.address()));
        MutableCapabilities capabilities = new MutableCapabilities();
        capabilities.setCapability(
                "webkitgtk:browserOptions", Map.of("binary", setpriv.toString(), "args", List.copyOf(arguments)));
        capabilities.setCapability("unhandledPromptBehavior", "ignore");
        return capabilities;
    }

    private static void writeStyle(Path css) {
        try {
            Files.createDirectories(css.getParent());
            Files.writeString(css, SMALL_WIDGETS);
        } catch (IOException e) {
            throw new UncheckedIOException(css + " could not be written", e);
        }
    }
}
