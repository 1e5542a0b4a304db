package cognitosync.journey.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.MalformedURLException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.openqa.selenium.Capabilities;
import org.openqa.selenium.SessionNotCreatedException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.remote.CommandInfo;
import org.openqa.selenium.remote.HttpCommandExecutor;
import org.openqa.selenium.remote.http.ClientConfig;
import org.openqa.selenium.remote.http.HttpClient;
import org.openqa.selenium.remote.http.HttpMethod;
import org.openqa.selenium.support.ui.FluentWait;

/** A <a href="https://www.w3.org/TR/webdriver2/">WebDriver</a> remote end: one driver program for one device. */
record DriverProcess(DeviceRoom room, String name, Process process, URI address) {

    /** Selenium's own limit is 3 minutes, and a browser that hangs costs all of it. */
    private static final Duration ANSWER = Duration.ofSeconds(25);

    private static final Duration START = Duration.ofSeconds(30);

    /** Starts the driver on a free port and waits until it listens. */
    static DriverProcess start(
            DeviceRoom room, Path program, Map<String, String> environment, IntFunction<List<String>> arguments) {
        int port = freePort();
        String name = program.getFileName().toString();
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(arguments.apply(port));
        Process process = room.start(name, environment, command);
        DriverProcess driver = new DriverProcess(room, name, process, URI.create("http://127.0.0.1:" + port));
        driver.awaitListening(port);
        return driver;
    }

    /** Opens the browser. */
    Session session(Capabilities capabilities) {
        try {
            ClientConfig config = ClientConfig.defaultConfig()
                    .baseUrl(address.toURL())
                    .connectionTimeout(START)
                    .readTimeout(ANSWER);
            HttpClient client = HttpClient.Factory.createDefault().createClient(config);
            Map<String, CommandInfo> chromium =
                    Map.of(Session.CDP, new CommandInfo("/session/:sessionId/goog/cdp/execute", HttpMethod.POST));
            return new Session(new HttpCommandExecutor(client, chromium, address.toURL()), capabilities);
        } catch (MalformedURLException e) {
            throw new IllegalStateException(address + " is no address", e);
        } catch (WebDriverException e) {
            throw new SessionNotCreatedException(
                    "%s did not open a browser: %s%n%s".formatted(name, e.getRawMessage(), LogTail.of(room.log(name))),
                    e);
        }
    }

    private void awaitListening(int port) {
        new FluentWait<>(process)
                .withTimeout(START)
                .pollingEvery(Duration.ofMillis(20))
                .withMessage(() -> name + " did not listen on port " + port + ": " + LogTail.of(room.log(name)))
                .until(started -> {
                    // A driver that could not bind the port ends, and another process may be listening there.
                    if (!started.isAlive()) {
                        throw new UncheckedIOException(new IOException("%s ended with %d: %s"
                                .formatted(name, started.exitValue(), LogTail.of(room.log(name)))));
                    }
                    return listens(port);
                });
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("There is no free port on this machine", e);
        }
    }
}
