package cognitosync.journey.browser;

import java.util.List;
import java.util.Map;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.WebDriver;

/** What is set in each engine its own way. */
sealed interface Controls {

    /** The viewport's size in CSS pixels. */
    void size(int width, int height);

    /** What {@code navigator.onLine} says, and the events that go with it. */
    void online(boolean online);

    /** Asks pages of the tab for forced colours and reduced motion. */
    void simplify();

    /** Makes a tab that was just opened like the first. */
    void prepareTab();

    /** Chromium's, through the <a href="https://chromedevtools.github.io/devtools-protocol/">Chrome DevTools Protocol</a>; all of it is set for one tab. */
    record Devtools(Session session, ColorScheme scheme) implements Controls {

        /** A headless window counts its invisible chrome; the emulated screen is exact. */
        @Override
        public void size(int width, int height) {
            session.devtools(
                    "Emulation.setDeviceMetricsOverride",
                    Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        }

        @Override
        public void online(boolean online) {
            session.devtools(
                    "Network.emulateNetworkConditions",
                    Map.of(
                            "offline",
                            !online,
                            "latency",
                            1,
                            "downloadThroughput",
                            1e8,
                            "uploadThroughput",
                            1e8,
                            "connectionType",
                            online ? "wifi" : "none"));
        }

        @Override
        public void simplify() {
            media(List.of(
                    feature("prefers-color-scheme", scheme.cssName()),
                    feature("forced-colors", "active"),
                    feature("prefers-reduced-motion", "reduce")));
        }

        @Override
        public void prepareTab() {
            media(List.of(feature("prefers-color-scheme", scheme.cssName())));
            // On a machine with no network but loopback navigator.onLine is false until a connection is emulated.
            session.devtools("Network.enable", Map.of());
            online(true);
        }

        private void media(List<Map<String, String>> features) {
            session.devtools("Emulation.setEmulatedMedia", Map.of("features", features));
        }

        private static Map<String, String> feature(String name, String value) {
            return Map.of("name", name, "value", value);
        }
    }

    /** Of an engine that can only be told the size of its window. */
    record Window(Session session) implements Controls {

        /** The window's size, plus whatever the window puts around its page. */
        @Override
        public void size(int width, int height) {
            WebDriver.Window window = session.manage().window();
            long aroundWidth = number("return outerWidth - innerWidth");
            long aroundHeight = number("return outerHeight - innerHeight");
            window.setSize(new Dimension(width + (int) aroundWidth, height + (int) aroundHeight));
        }

        /** No driver of this engine can set it: a script sets it and dispatches the event as the engine would. */
        @Override
        public void online(boolean online) {
            session.executeScript("""
                    Object.defineProperty(navigator, 'onLine', { value: arguments[0], configurable: true });
                    window.dispatchEvent(new Event(arguments[0] ? 'online' : 'offline'));""", online);
        }

        @Override
        public void simplify() {
            throw new IllegalStateException("No driver of this engine can force colours.");
        }

        @Override
        public void prepareTab() {
            // Tabs of one window are alike.
        }

        private long number(String script) {
            return ((Number) session.executeScript(script)).longValue();
        }
    }
}
