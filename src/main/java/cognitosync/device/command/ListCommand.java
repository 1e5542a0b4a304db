package cognitosync.device.command;

import cognitosync.device.messages.Messages;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Prints the records of a dataset. */
@Command(name = "list")
final class ListCommand implements Callable<Integer> {
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

    @Override
    public Integer call() {
        return dataset.withRecords(offline, owner, records -> {
            List<RecordView> all = records.list();
            all.forEach(record -> device.terminal().say(record.line(json)));
            if (all.isEmpty()) {
                device.terminal().remark(Messages.text("dataset.empty", dataset.name()));
            }
        });
    }
}
