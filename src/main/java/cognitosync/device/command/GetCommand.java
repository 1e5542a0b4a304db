package cognitosync.device.command;

import cognitosync.device.remote.RemoteRecord;
import cognitosync.device.terminal.DeviceException;
import cognitosync.device.terminal.ExitCode;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Prints the value of a record. */
@Command(name = "get", description = "Print the value of a record.")
final class GetCommand implements Callable<Integer> {
    @ParentCommand
    private DeviceCommand device;

    @Mixin
    private OwnDataset dataset;

    @Mixin
    private Here here;

    @Option(names = "--json", description = "Print the whole record as JSON.")
    private boolean json;

    @Parameters(paramLabel = "KEY", description = "The record's key, such as background-color.")
    private String key;

    @Override
    public Integer call() {
        if (here.isAskedFor()) {
            String value = dataset.copy(device).state().get(key).orElseThrow(this::absent);
            tell(value, () -> RecordJson.of(key, value));
            return ExitCode.DONE.number();
        }
        return dataset.with(device, remote -> {
            RemoteRecord record = remote.list(0)
                    .record(key)
                    .filter(found -> found.value().isPresent())
                    .orElseThrow(this::absent);
            tell(record.value().get(), () -> RecordJson.of(record));
            return ExitCode.DONE;
        });
    }

    private void tell(String value, Supplier<String> whole) {
        if (json) {
            device.terminal().say(whole.get());
        } else {
            device.terminal().show(value);
        }
    }

    private DeviceException absent() {
        return new DeviceException(
                ExitCode.FOUND_WANTING,
                "There is no record " + key + " in the dataset " + dataset.name() + "; list shows what there is.");
    }
}
