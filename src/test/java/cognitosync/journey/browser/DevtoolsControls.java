package cognitosync.journey.browser;

import java.util.List;
import java.util.Map;

/** Chromium's, through the <a href="https://chromedevtools.github.io/devtools-protocol/">Chrome DevTools Protocol</a>; all of it is set for one tab. */
record DevtoolsControls(Session session, ColorScheme scheme) implements Controls {

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
