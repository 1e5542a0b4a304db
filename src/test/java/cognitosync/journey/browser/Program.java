package cognitosync.journey.browser;

import java.util.List;

/** A program the browsers need, and where to look for it: bare names are looked up on the PATH, globs as they are. */
enum Program {
    CHROMIUM("chromium", "chromium-browser", "/Applications/Chromium.app/Contents/MacOS/Chromium"),
    GOOGLE_CHROME(
            "google-chrome-stable",
            "google-chrome",
            "chrome.exe",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "C:/Program Files/Google/Chrome/Application/chrome.exe"),
    CHROMEDRIVER("chromedriver", "chromium.chromedriver", "chromedriver.exe", "/usr/lib/chromium-browser/chromedriver"),
    WEBKIT_DRIVER("WebKitWebDriver"),
    /** Its folder carries the machine's architecture on Debian, and the GTK generation everywhere. */
    MINI_BROWSER(
            "/usr/lib/*/webkit2gtk-4.1/MiniBrowser",
            "/usr/libexec/webkit2gtk-4.1/MiniBrowser",
            "/usr/lib/*/webkitgtk-6.0/MiniBrowser",
            "/usr/libexec/webkitgtk-6.0/MiniBrowser",
            "/usr/lib/*/webkit2gtk-4.0/MiniBrowser"),
    XVFB("Xvfb"),
    SETPRIV("setpriv"),
    SAFARI_DRIVER("/usr/bin/safaridriver");

    /** One a line: a list would make this enum mutable in the eyes of its checker. */
    private final String places;

    Program(String... places) {
        this.places = String.join("\n", places);
    }

    /** Best place first. */
    List<String> places() {
        return places.lines().toList();
    }
}
