package cognitosync.device.command;

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
    private DatasetOption dataset;

    @Mixin
    private OfflineOption offline;

    @Option(names = "--json", description = "Print one JSON object a line.")
    private boolean json;

    @Override
    public Integer call() {
        return dataset.withRecords(offline, records -> {
            List<RecordView> all = records.list();
            all.forEach(record -> device.terminal().say(record.line(json)));
            if (all.isEmpty()) {
                device.terminal().remark("The dataset " + dataset.name() + " has no records.");
            }
        });
    }
}
