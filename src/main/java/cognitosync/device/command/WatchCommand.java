package cognitosync.device.command;

import cognitosync.device.failure.DeviceException;
import cognitosync.device.messages.Messages;
import cognitosync.device.remote.DatasetClient;
import cognitosync.device.remote.Following;
import cognitosync.device.remote.Poll;
import cognitosync.device.remote.PollInterval;
import cognitosync.device.remote.RemoteRecord;
import cognitosync.device.remote.RetryAfter;
import cognitosync.device.remote.Snapshot;
import cognitosync.device.remote.SyncServiceException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.core.exception.SdkException;

/** Prints changes as they arrive. */
@Command(name = "watch")
final class WatchCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @ParentCommand
    private DeviceCommand device;

    @Mixin
    private DatasetOption dataset;

    @Mixin
    private OwnerOption owner;

    @Option(names = "--json")
    private boolean json;

    @Option(names = "--changes", paramLabel = "N", defaultValue = "0")
    private int changes;

    @Option(names = "--interval", paramLabel = "SECONDS", defaultValue = "2")
    private int seconds;

    @Override
    public Integer call() {
        return owner.withDatasets(client -> {
            try (Following following =
                    client.follow(dataset.name(), device.terminal().pauses())) {
                watch(client, dataset.name(), following);
            }
        });
    }

    private void watch(DatasetClient client, String name, Following following) {
        AtLeast.of(spec, "--changes", 0, changes);
        PollInterval interval = PollInterval.of(Duration.ofSeconds(AtLeast.of(spec, "--interval", 1, seconds)));
        Snapshot now = client.list(name, 0);
        device.terminal().remark(Messages.text("watch.started", name));
        int printed = 0;
        Optional<Duration> retryAfter = Optional.empty();
        while (changes == 0 || printed < changes) {
            Duration pause = interval.pause();
            if (retryAfter.isPresent()) {
                Duration asked = retryAfter.get();
                device.terminal().pauses().pause(asked.compareTo(pause) > 0 ? asked : pause);
            } else {
                following.await(now.syncCount(), pause).ifPresent(reason -> device.terminal()
                        .remark(Messages.text("watch.polling", reason)));
            }
            retryAfter = Optional.empty();
            try {
                Poll poll = Poll.after(now, client, name);
                if (poll.deleted()) {
                    device.terminal().remark(Messages.text("watch.deleted", name));
                }
                for (RemoteRecord record : poll.changes()) {
                    device.terminal().say(RecordView.online(record).line(json));
                }
                printed += poll.changes().size();
                interval = poll.changes().isEmpty() ? interval.afterNothing() : interval.afterAChange();
                now = poll.now();
            } catch (SdkException | SyncServiceException | DeviceException e) {
                DeviceException failure = ErrorHandler.known(e).orElseThrow();
                if (!failure.isTemporary()) {
                    throw failure;
                }
                interval = interval.afterNothing();
                retryAfter = Optional.of(RetryAfter.of(
                        e instanceof SyncServiceException refusal
                                        && refusal.answer().isPresent()
                                ? refusal.answer().get()
                                : e,
                        device.terminal().clock().instant(),
                        device.timeouts().retryAfter()));
                device.terminal().remark(Messages.text("watch.retrying", failure.getMessage()));
            }
        }
    }
}
