package cognitosync.bench;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The local cloud as a process of its own, ready when {@code outputs.json} is there. */
final class Cloud implements AutoCloseable {
    private static final TypeReference<Map<String, Map<String, String>>> OUTPUTS = new TypeReference<>() {};

    private static final String MAIN = "cognitosync.localcloud.LocalCloudMain";

    private final ServerProcess process;
    private final Map<String, Map<String, String>> outputs;

    private Cloud(ServerProcess process, Map<String, Map<String, String>> outputs) {
        this.process = process;
        this.outputs = outputs;
    }

    static Cloud start(Path data) {
        return start(data, Jvm.productClassPath(), MAIN, Jvm.readArchive());
    }

    /** Starts with another assembly, which updates the stack. */
    static Cloud start(Path data, Path assembly) {
        List<String> more = new ArrayList<>(Jvm.readArchive());
        more.add("-Dlocal.assembly=" + assembly);
        return start(data, Jvm.productClassPath(), MAIN, more);
    }

    /** The first one, which leaves the archive for the others. */
    static Cloud startForArchive(Path data) {
        return start(data, Jvm.productClassPath(), MAIN, Jvm.writeArchive());
    }

    /** On a disk that takes that much longer for every commit. */
    static Cloud startOnSlowDisk(Path data, Duration more) {
        return start(
                data,
                Jvm.benchClassPath(),
                "cognitosync.localcloud.SlowDiskMain",
                List.of("-Dbench.commit.millis=" + more.toMillis()));
    }

    private static Cloud start(Path data, String classPath, String main, List<String> more) {
        List<String> options = new ArrayList<>(Jvm.FLAGS);
        options.addAll(List.of("-Dlocal.website.port=0", "-Dlocal.signin.port=0", "-Dlocal.api.port=0"));
        options.add("-Dlocal.assembly=" + System.getProperty("local.assembly", "target/cdk.out"));
        options.add("-Dlocal.data=" + data);
        options.addAll(more);
        Path file = data.resolve("outputs.json");
        try {
            // It does so itself, but not before its JVM runs.
            Files.deleteIfExists(file);
            ServerProcess process = ServerProcess.start(
                    Jvm.command(classPath, options, main),
                    data.resolveSibling(data.getFileName() + ".log"),
                    () -> Files.exists(file));
            return new Cloud(process, new ObjectMapper().readValue(file.toFile(), OUTPUTS));
        } catch (IOException e) {
            throw new BenchException("The outputs of the local cloud cannot be read: " + e.getMessage(), e);
        }
    }

    ServerProcess process() {
        return process;
    }

    Map<String, Map<String, String>> outputs() {
        return outputs;
    }

    String output(String name) {
        return outputs.get("CognitoSync").get(name);
    }

    int port() {
        return URI.create(outputs.get("LocalCloud").get("ApiEndpoint")).getPort();
    }

    Signer signer() {
        return new Signer(port(), output("Region"));
    }

    @Override
    public void close() {
        process.close();
    }
}
