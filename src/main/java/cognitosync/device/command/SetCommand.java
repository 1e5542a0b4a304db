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
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** Gives a record a value. */
@Command(name = "set", description = "Give a record a value.")
final class SetCommand implements Callable<Integer> {
    private static final Pattern OPTION = Pattern.compile("-{1,2}[a-zA-Z].*", Pattern.DOTALL);

    @Spec
    private CommandSpec spec;

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
        refuseUnknownOption();
        Limits.checkRecord(key, Optional.of(value));
        if (here.isAskedFor()) {
            Instant now = device.terminal().clock().instant();
            dataset.copy(device).change(state -> Limits.checkGrowth(state, state.edited(key, Optional.of(value), now)));
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

    // Values may begin with a dash; before them, what looks like an option is a mistaken one.
    private void refuseUnknownOption() {
        CommandLine line = spec.commandLine();
        if (OPTION.matcher(key).matches()
                && !line.getParseResult().originalArgs().contains("--")) {
            throw new UnmatchedArgumentException(line, List.of(key));
        }
    }

    private List<Patch> patches(Snapshot snapshot) {
        long count = snapshot.record(key).map(RemoteRecord::syncCount).orElse(0L);
        return List.of(new Patch(
                key, Optional.of(value), count, device.terminal().clock().instant()));
    }
}
