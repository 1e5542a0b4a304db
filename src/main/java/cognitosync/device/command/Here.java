package cognitosync.device.command;

import picocli.CommandLine.Option;

/** Whether a command is to use this device's own copy. */
final class Here {
    @Option(names = "--offline", description = "Use this device's own copy, which sync makes one with Cognito Sync.")
    private boolean offline;

    boolean isAskedFor() {
        return offline;
    }
}
