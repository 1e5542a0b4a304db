package cognitosync.journey.cloud;

import cognitosync.build.CdkCommand;
import cognitosync.build.Shell;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * The CDK command line as it is published, which finds the local cloud by nothing but two variables that name the files of the
 * data folder.
 *
 * @param app the folder of the app
 * @param data the data folder
 * @param home where the command line keeps what it remembers of accounts
 */
public record Cdk(Path app, Path data, Path home) {
    /** This command line in the folder of another app. */
    public Cdk in(Path otherApp) {
        return new Cdk(otherApp, data, home);
    }

    public Shell.Result run(String... arguments) throws IOException, InterruptedException {
        Shell.Result result = new Shell(app, variables()).run(CdkCommand.with(arguments));
        System.out.println(
                "cdk " + String.join(" ", arguments) + ": " + result.time().toMillis() + " ms");
        return result;
    }

    /** Starts a command that goes on until it is stopped. */
    public Process start(Path log, String... arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(CdkCommand.with(arguments))
                .directory(app.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_") || name.startsWith("CDK_"));
        builder.environment().putAll(variables());
        return builder.start();
    }

    private Map<String, String> variables() {
        return new TreeMap<>(Map.of(
                "AWS_CONFIG_FILE", data.resolve("config").toString(),
                "AWS_SHARED_CREDENTIALS_FILE", data.resolve("credentials").toString(),
                // What follows keeps it quiet and away from what it remembers of other accounts.
                "CDK_HOME", home.toString(),
                "CDK_DISABLE_CLI_TELEMETRY", "true",
                "NODE_NO_WARNINGS", "1",
                "npm_config_loglevel", "error",
                "JAVA_HOME", System.getProperty("java.home")));
    }
}
