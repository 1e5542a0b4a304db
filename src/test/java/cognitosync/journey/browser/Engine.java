package cognitosync.journey.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.UncheckedIOException;
import java.util.Optional;
import org.openqa.selenium.WebDriverException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A browser engine that is installed on this machine. */
public interface Engine {

    /** Short name for messages and file names, such as {@code WebKit}. */
    String name();

    /** Whether one session can be dark while the machine is light. */
    boolean honoursColorScheme();

    /** Whether one session can have a {@link Network} of its own. */
    boolean honoursNetwork();

    /**
     * Starts one browser; a failed start leaves nothing behind.
     *
     * @param network empty: that of this machine
     */
    Device launch(ColorScheme scheme, Optional<Network> network);

    /** A new device with a network of its own, which ends with it. */
    default Device deviceWithNetwork(ColorScheme scheme) {
        assumeTrue(honoursNetwork(), name() + " has the network of its system");
        Network network = Network.open();
        try {
            return device(scheme, Optional.of(network));
        } catch (RuntimeException | Error e) {
            network.close();
            throw e;
        }
    }

    /** A new device on this machine's network. */
    default Device device(ColorScheme scheme) {
        return device(scheme, Optional.empty());
    }

    /** A new device. On a busy machine a start may fail for no fault of the page: it is tried once more. */
    default Device device(ColorScheme scheme, Optional<Network> network) {
        try {
            return launch(scheme, network);
        } catch (WebDriverException | UncheckedIOException first) {
            Logger log = LoggerFactory.getLogger(Engine.class);
            log.warn("{} did not start ({}); trying once more.", name(), sentence(first));
            try {
                return launch(scheme, network);
            } catch (WebDriverException | UncheckedIOException second) {
                second.addSuppressed(first);
                throw second;
            }
        }
    }

    /** Selenium appends what machine it runs on to every message. */
    private static String sentence(RuntimeException failure) {
        return failure instanceof WebDriverException driver
                ? driver.getRawMessage().lines().findFirst().orElse("")
                : failure.getMessage();
    }
}
