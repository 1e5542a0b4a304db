package cognitosync.device.command;

import cognitosync.device.failure.DeviceException;
import cognitosync.device.messages.Messages;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Removes a record. */
@Command(name = "remove")
final class RemoveCommand implements Callable<Integer> {
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
            List<RecordView> removed = records.remove(key);
            if (removed.isEmpty()) {
                throw new DeviceException(
                        DeviceException.Kind.NOT_FOUND, Messages.text("record.absent.remove", key, dataset.name()));
            }
            removed.forEach(record -> device.terminal().say(record.line(json)));
        });
    }
}
