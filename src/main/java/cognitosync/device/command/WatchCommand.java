package cognitosync.device.command;

import cognitosync.device.aws.Failures;
import cognitosync.device.aws.RetryAfter;
import cognitosync.device.remote.Look;
import cognitosync.device.remote.RemoteDataset;
import cognitosync.device.remote.RemoteRecord;
import cognitosync.device.remote.Snapshot;
import cognitosync.device.remote.Watching;
import cognitosync.device.terminal.DeviceException;
import cognitosync.device.terminal.ExitCode;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.core.exception.SdkException;

/** Prints changes as they arrive. */
@Command(name = "watch", description = "Print changes of a dataset as they arrive, until Ctrl-C.")
final class WatchCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @ParentCommand
    private DeviceCommand device;

    @Mixin
    private OwnDataset dataset;

    @Option(names = "--json", description = "Print one JSON object a line.")
    private boolean json;

    @Option(
            names = "--changes",
            paramLabel = "N",
            description = "End after so many changes; 0, the default, does not.",
            defaultValue = "0")
    private int changes;

    @Option(
            names = "--interval",
            paramLabel = "SECONDS",
            description = "Ask so often while things change; less and less often while nothing does (default:"
                    + " ${DEFAULT-VALUE}).",
            defaultValue = "2")
    private int seconds;

    @Override
    public Integer call() {
        return dataset.with(device, this::watch);
    }

    private ExitCode watch(RemoteDataset remote) {
        AtLeast.of(spec, "--changes", 0, changes);
        Watching rhythm = Watching.every(Duration.ofSeconds(AtLeast.of(spec, "--interval", 1, seconds)));
        Snapshot now = remote.list(0);
        device.terminal().remark("Watching the dataset " + dataset.name() + "; Ctrl-C ends it.");
        int told = 0;
        Duration asked = Duration.ZERO;
        while (changes == 0 || told < changes) {
            Duration pause = rhythm.pause();
            device.terminal().pause(asked.compareTo(pause) > 0 ? asked : pause);
            asked = Duration.ZERO;
            try {
                Look look = Look.after(now, remote);
                if (look.deleted()) {
                    device.terminal().remark("The dataset " + dataset.name() + " was deleted.");
                }
                look.changes().forEach(this::tell);
                told += look.changes().size();
                rhythm = look.changes().isEmpty() ? rhythm.afterNothing() : rhythm.afterAChange();
                now = look.now();
            } catch (SdkException | DeviceException e) {
                DeviceException failure = e instanceof SdkException sdk ? Failures.of(sdk) : (DeviceException) e;
                if (failure.exitCode() != ExitCode.UNREACHABLE && failure.exitCode() != ExitCode.SERVICE) {
                    throw failure;
                }
                rhythm = rhythm.afterNothing();
                asked = RetryAfter.of(
                        e,
                        device.terminal().clock().instant(),
                        device.patience().retryAfter());
                device.terminal().remark(failure.getMessage() + " Trying again.");
            }
        }
        return ExitCode.DONE;
    }

    private void tell(RemoteRecord record) {
        device.terminal()
                .say(
                        json
                                ? RecordJson.of(record)
                                : record.value()
                                        .map(value -> record.key() + " = " + value)
                                        .orElse(record.key() + " is removed"));
    }
}
