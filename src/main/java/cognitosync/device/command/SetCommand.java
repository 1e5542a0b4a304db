package cognitosync.device.command;

import cognitosync.device.sync.Limits;
import java.util.List;
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

/** Sets the value of a record. */
@Command(name = "set")
final class SetCommand implements Callable<Integer> {
    private static final Pattern OPTION = Pattern.compile("-{1,2}[a-zA-Z].*", Pattern.DOTALL);

    @Spec
    private CommandSpec spec;

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

    @Parameters(index = "0", paramLabel = "KEY")
    private String key;

    @Parameters(index = "1", paramLabel = "VALUE")
    private String value;

    @Override
    public Integer call() {
        refuseUnknownOption();
        Limits.checkRecord(key, value);
        return dataset.withRecords(offline, owner, records -> records.set(key, value)
                .forEach(record -> device.terminal().say(record.line(json))));
    }

    // A value can begin with a dash; a key that looks like an option is a mistyped option.
    private void refuseUnknownOption() {
        CommandLine line = spec.commandLine();
        if (OPTION.matcher(key).matches()
                && !line.getParseResult().originalArgs().contains("--")) {
            throw new UnmatchedArgumentException(line, List.of(key));
        }
    }
}
