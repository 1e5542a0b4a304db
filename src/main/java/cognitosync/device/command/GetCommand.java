package cognitosync.device.command;

import cognitosync.device.failure.DeviceException;
import cognitosync.device.messages.Messages;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Prints the value of a record. */
@Command(name = "get")
final class GetCommand implements Callable<Integer> {
    @ParentCommand
    private DeviceCommand device;

    @Mixin
    private DatasetOption dataset;

    @Mixin
    private OwnerOption owner;

    @Mixin
    private OfflineOption offline;

    @Option(names = "--json")
    private boolean json;

    @Parameters(paramLabel = "KEY")
    private String key;

    @Override
    public Integer call() {
        return dataset.withRecords(offline, owner, records -> {
            RecordView record = records.get(key).orElseThrow(this::absent);
            if (json) {
                device.terminal().say(record.line(true));
            } else {
                device.terminal().show(record.value().orElseThrow());
            }
        });
    }

    private DeviceException absent() {
        return new DeviceException(DeviceException.Kind.NOT_FOUND, Messages.text("record.absent", key, dataset.name()));
    }
}
