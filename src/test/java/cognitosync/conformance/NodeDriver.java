package cognitosync.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A JavaScript client in a Node process of its own: a line of JSON in, a line of JSON out. */
public final class NodeDriver implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long PATIENCE_SECONDS = 10;

    private final Process process;
    private final BufferedWriter requests;
    private final BufferedReader answers;
    private long lastId;

    private NodeDriver(Process process) {
        this.process = process;
        this.requests = process.outputWriter(java.nio.charset.StandardCharsets.UTF_8);
        this.answers = process.inputReader(java.nio.charset.StandardCharsets.UTF_8);
    }

    /** Starts a script from {@code src/test/conformance}. */
    public static NodeDriver start(Path script) {
        if (!Files.isDirectory(script.resolveSibling("node_modules"))) {
            throw new AssertionError("The JavaScript clients are not installed; `node src/test/install.mjs conformance`"
                    + " does it, and so does `mvn verify`.");
        }
        ProcessBuilder builder =
                new ProcessBuilder("node", script.toString()).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("AWS_SDK_JS_SUPPRESS_MAINTENANCE_MODE_MESSAGE", "1");
        try {
            return new NodeDriver(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException("Node cannot be started; install Node.js 20 or newer.", e);
        }
    }

    /** Sends a request and waits for its answer; a client that fails by itself fails the test. */
    public synchronized ObjectNode ask(String verb, ObjectNode request) {
        ObjectNode sent = request.deepCopy().put("do", verb).put("id", ++lastId);
        try {
            requests.write(JSON.writeValueAsString(sent));
            requests.newLine();
            requests.flush();
            String line = answers.readLine();
            if (line == null) {
                throw new AssertionError("The client ended while it was asked to " + verb + "; its output says why.");
            }
            JsonNode answer = JSON.readTree(line);
            if (answer.path("id").asLong() != lastId) {
                throw new AssertionError("Answer to another request: " + line);
            }
            if (answer.has("broken")) {
                throw new AssertionError(verb + " failed in the client itself: "
                        + answer.get("broken").asText());
            }
            return (ObjectNode) answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The end of its input ends it. */
    @Override
    public void close() {
        try {
            requests.close();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("A client did not end with its input.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
        }
    }
}
