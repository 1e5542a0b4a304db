package cognitosync.journey.cloud;

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
public final class SharedCloud {

    private static final Map<String, Outputs> RUNNING = new HashMap<>();
    private static final Map<String, Throwable> FAILED = new HashMap<>();

    private SharedCloud() {}

    /** Starts it for the first who asks. What does not start is not tried again for each journey. */
    public static synchronized Outputs outputs(String signIn) {
        if (FAILED.containsKey(signIn)) {
            throw new AssertionError("The journeys' cloud did not start, see the first journey.", FAILED.get(signIn));
        }
        try {
            return RUNNING.computeIfAbsent(signIn, SharedCloud::start);
        } catch (RuntimeException | Error e) {
            FAILED.put(signIn, e);
            throw e;
        }
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
