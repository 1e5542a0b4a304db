package cognitosync.device.command;

import cognitosync.device.remote.Patch;
import cognitosync.device.remote.RemoteRecord;
import cognitosync.device.remote.Snapshot;
import cognitosync.device.remote.Writing;
import cognitosync.device.sync.LocalCopy;
import cognitosync.device.terminal.DeviceException;
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

/** Removes a record. */
@Command(name = "remove", description = "Remove a record.")
final class RemoveCommand implements Callable<Integer> {
    @ParentCommand
    private DeviceCommand device;

    @Mixin
    private OwnDataset dataset;

    @Mixin
    private Here here;

    @Option(names = "--json", description = "Print the record as JSON.")
    private boolean json;

    @Parameters(paramLabel = "KEY", description = "The record's key.")
    private String key;

    @Override
    public Integer call() {
        if (here.isAskedFor()) {
            return removeHere().number();
        }
        return dataset.with(device, remote -> {
            List<RemoteRecord> removed = new Writing(remote, device.terminal()).write(this::patches);
            if (removed.isEmpty()) {
                throw absent();
            }
            removed.forEach(record -> device.terminal().say(json ? RecordJson.of(record) : key + " is removed"));
            return ExitCode.DONE;
        });
    }

    private ExitCode removeHere() {
        LocalCopy copy = dataset.copy(device);
        if (copy.state().get(key).isEmpty()) {
            throw absent();
        }
        Instant now = device.terminal().clock().instant();
        copy.change(state -> state.edited(key, Optional.empty(), now));
        device.terminal().say(json ? RecordJson.of(key, null) : key + " is removed (waits for sync)");
        return ExitCode.DONE;
    }

    private DeviceException absent() {
        return new DeviceException(
                ExitCode.FOUND_WANTING,
                "There is no record " + key + " in the dataset " + dataset.name() + "; nothing was removed.");
    }

    private List<Patch> patches(Snapshot snapshot) {
        return snapshot.record(key)
                .filter(record -> record.value().isPresent())
                .map(RemoteRecord::syncCount)
                .map(count -> new Patch(
                        key, Optional.empty(), count, device.terminal().clock().instant()))
                .map(List::of)
                .orElseGet(List::of);
    }
}
