package cognitosync.journey.cloud;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * One local cloud per grant and backend for all journeys that neither stop nor change it. They stay apart because each has people of
 * its own. It ends with the JVM.
 */
public final class SharedCloud {

    private static final Map<Stack, Outputs> RUNNING = new HashMap<>();
    private static final Map<Stack, Throwable> FAILED = new HashMap<>();

    private record Stack(String signIn, Backend backend) {}

    private SharedCloud() {}

    /** With the backend of this run. */
    public static Outputs outputs(String signIn) {
        return outputs(signIn, Backend.chosen());
    }

    /** Starts it for the first who asks. What does not start is not tried again for each journey. */
    public static synchronized Outputs outputs(String signIn, Backend backend) {
        Stack stack = new Stack(signIn, backend);
        if (FAILED.containsKey(stack)) {
            throw new AssertionError("The journeys' cloud did not start, see the first journey.", FAILED.get(stack));
        }
        try {
            return RUNNING.computeIfAbsent(stack, SharedCloud::start);
        } catch (RuntimeException | Error e) {
            FAILED.put(stack, e);
            throw e;
        }
    }

    private static Outputs start(Stack stack) {
        try {
            Path folder = Files.createTempDirectory(
                    Files.createDirectories(Path.of("target", "journeys").toAbsolutePath()), stack.signIn() + "-");
            Path assembly = new Deployment(
                            folder.resolve("cdk.out"), Deployment.BUILT_SITE, stack.signIn(), stack.backend())
                    .assembly();
            return LocalCloudProcess.start(LocalCloudSetup.of(folder.resolve("data"), assembly))
                    .outputs();
        } catch (IOException e) {
            throw new UncheckedIOException("The journeys have no folder for their cloud", e);
        }
    }
}
