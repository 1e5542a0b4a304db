package cognitosync.build;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** The CDK command line as it is published. */
public final class CdkCommand {
    private static final String VERSION = "aws-cdk@2.1148.1";
    private static String installed;

    private CdkCommand() {}

    /** The command with these arguments. npx, which fetches it, runs once in each JVM: it takes as long as the command. */
    public static synchronized String[] with(String... arguments) throws IOException, InterruptedException {
        if (installed == null) {
            Shell.Result found = new Shell(Path.of("").toAbsolutePath(), Map.of("npm_config_loglevel", "error"))
                    .run("npx", "--yes", "--package", VERSION, "-c", "command -v cdk");
            if (found.exitCode() != 0) {
                throw new AssertionError(VERSION + " could not be installed: " + found.errors());
            }
            installed = found.output().strip();
        }
        return Stream.concat(Stream.of(installed), Stream.of(arguments)).toArray(String[]::new);
    }
}
