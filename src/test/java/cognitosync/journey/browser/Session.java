package cognitosync.journey.browser;

import java.util.Map;
import org.openqa.selenium.Capabilities;
import org.openqa.selenium.remote.CommandExecutor;
import org.openqa.selenium.remote.RemoteWebDriver;

/** A WebDriver session that can also speak the <a href="https://chromedevtools.github.io/devtools-protocol/">Chrome DevTools Protocol</a> where the engine does. */
final class Session extends RemoteWebDriver {

    static final String CDP = "executeCdpCommand";

    Session(CommandExecutor executor, Capabilities capabilities) {
        super(executor, capabilities);
    }

    /** For Chromium only. */
    void devtools(String command, Map<String, ?> parameters) {
        execute(CDP, Map.of("cmd", command, "params", parameters));
    }

    /** Engine and version. */
    String engine() {
        return getCapabilities().getBrowserName() + " " + getCapabilities().getBrowserVersion();
    }
}
