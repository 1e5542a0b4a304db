package cognitosync.device.command;

import picocli.CommandLine.Option;

/** Whether a command uses the offline copy of the dataset. */
final class OfflineOption {
    @Option(names = "--offline")
    private boolean offline;

    boolean enabled() {
        return offline;
    }
}
