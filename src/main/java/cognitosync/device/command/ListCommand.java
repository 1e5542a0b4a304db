package cognitosync.device.command;

import cognitosync.device.remote.RemoteRecord;
import cognitosync.device.sync.DatasetState;
import cognitosync.device.terminal.ExitCode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Prints the records of a dataset. */
@Command(name = "list", description = "Print the records of a dataset.")
final class ListCommand implements Callable<Integer> {
    @ParentCommand
    private DeviceCommand device;

    @Mixin
    private OwnDataset dataset;

    @Mixin
    private Here here;

    @Option(names = "--json", description = "Print one JSON object a line.")
    private boolean json;

    @Override
    public Integer call() {
        if (here.isAskedFor()) {
            DatasetState state = dataset.copy(device).state();
            state.values().forEach((key, value) -> device.terminal()
                    .say(
                            json
                                    ? RecordJson.of(key, value)
                                    : key + " = " + value + (state.isWaiting(key) ? " (waits for sync)" : "")));
            remarkIfEmpty(state.values().isEmpty());
            return ExitCode.DONE.number();
        }
        return dataset.with(device, remote -> {
            List<RemoteRecord> records = remote.list(0).live();
            for (RemoteRecord record : records) {
                device.terminal()
                        .say(
                                json
                                        ? RecordJson.of(record)
                                        : record.key() + " = " + record.value().get());
            }
            remarkIfEmpty(records.isEmpty());
            return ExitCode.DONE;
        });
    }

    private void remarkIfEmpty(boolean empty) {
        if (empty) {
            device.terminal().remark("The dataset " + dataset.name() + " has no records.");
        }
    }
}
