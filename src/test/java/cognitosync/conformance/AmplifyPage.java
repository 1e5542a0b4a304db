package cognitosync.conformance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page with aws-amplify, bundled for the occasion and served on loopback. */
public final class AmplifyPage implements AutoCloseable {
    private static final Path SOURCES = Path.of("src", "test", "conformance", "amplify");
    private static final String HTML =
            "<!doctype html><html lang=\"en\"><title>Amplify</title><script src=\"page.js\"></script></html>";

    private final HttpServer server;

    private AmplifyPage(HttpServer server) {
        this.server = server;
    }

    /**
     * Serves it.
     *
     * @param script in {@code src/test/conformance/amplify}
     * @param folder for the bundle
     */
    public static AmplifyPage serve(String script, Path folder) {
        try {
            byte[] bundled = Files.readAllBytes(bundle(script, folder.resolve("page.js")));
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> answer(exchange, "text/html", HTML.getBytes(StandardCharsets.UTF_8)));
            server.createContext("/page.js", exchange -> answer(exchange, "text/javascript", bundled));
            server.start();
            return new AmplifyPage(server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path bundle(String script, Path file) throws IOException {
        if (!Files.isDirectory(SOURCES.resolveSibling("node_modules"))) {
            throw new AssertionError("The JavaScript clients are not installed; `node src/test/install.mjs conformance`"
                    + " does it, and so does `mvn verify`.");
        }
        Process bundler = new ProcessBuilder(
                        "node", SOURCES.resolve("bundle.mjs").toString(), script, file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(bundler.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (bundler.waitFor() != 0) {
                throw new AssertionError("The page with Amplify cannot be bundled: " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        return file;
    }

    private static void answer(HttpExchange exchange, String type, byte[] body) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** Where it is. */
    public String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
