package cognitosync.device.command;

import cognitosync.device.remote.Patch;
import cognitosync.device.remote.RemoteRecord;
import cognitosync.device.remote.Snapshot;
import cognitosync.device.remote.Writing;
import cognitosync.device.sync.Limits;
import cognitosync.device.terminal.ExitCode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Gives a record a value. */
@Command(name = "set", description = "Give a record a value.")
final class SetCommand implements Callable<Integer> {
    @ParentCommand
    private DeviceCommand device;

    @Mixin
    private OwnDataset dataset;

    @Mixin
    private Here here;

    @Option(names = "--json", description = "Print the record as JSON.")
    private boolean json;

    @Parameters(index = "0", paramLabel = "KEY", description = "The record's key, such as background-color.")
    private String key;

    @Parameters(index = "1", paramLabel = "VALUE", description = "Its new value, such as red.")
    private String value;

    @Override
    public Integer call() {
        Limits.check(key, Optional.of(value));
        if (here.isAskedFor()) {
            Instant now = device.terminal().clock().instant();
            dataset.copy(device).change(state -> state.edited(key, Optional.of(value), now));
            device.terminal().say(json ? RecordJson.of(key, value) : key + " = " + value + " (waits for sync)");
            return ExitCode.DONE.number();
        }
        return dataset.with(device, remote -> {
            List<RemoteRecord> written = new Writing(remote, device.terminal()).write(this::patches);
            for (RemoteRecord record : written) {
                device.terminal().say(json ? RecordJson.of(record) : key + " = " + value);
            }
            return ExitCode.DONE;
        });
    }

    private List<Patch> patches(Snapshot snapshot) {
        long count = snapshot.record(key).map(RemoteRecord::syncCount).orElse(0L);
        return List.of(new Patch(
                key, Optional.of(value), count, device.terminal().clock().instant()));
    }
}
