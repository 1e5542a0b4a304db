package cognitosync.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * One local cloud per grant for all journeys that neither stop nor change it. They stay apart because each has people of
 * its own. It ends with the JVM.
 */
final class SharedCloud {

    private static final Map<String, Outputs> RUNNING = new HashMap<>();

    private SharedCloud() {}

    /** Starts it for the first who asks. */
    static synchronized Outputs outputs(String signIn) {
        return RUNNING.computeIfAbsent(signIn, SharedCloud::start);
    }

    private static Outputs start(String signIn) {
        try {
            Path folder = Files.createTempDirectory(
                    Files.createDirectories(Path.of("target", "journeys").toAbsolutePath()), signIn + "-");
            Path assembly = Deployment.of(folder.resolve("cdk.out"), signIn).assembly();
            return LocalCloudProcess.start(LocalCloudSetup.of(folder.resolve("data"), assembly))
                    .outputs();
        } catch (IOException e) {
            throw new UncheckedIOException("The journeys have no folder for their cloud", e);
        }
    }
}
