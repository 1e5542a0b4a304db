package cognitosync.device.command;

import picocli.CommandLine.Option;

/** Whether a command uses the copy of the dataset on this device. */
final class OfflineOption {
    @Option(
            names = "--offline")
    private boolean offline;

    boolean enabled() {
        return offline;
    }
}
