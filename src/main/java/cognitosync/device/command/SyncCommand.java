package cognitosync.device.command;

import cognitosync.device.aws.Failures;
import cognitosync.device.failure.DeviceException;
import cognitosync.device.messages.Messages;
import cognitosync.device.remote.DatasetClient;
import cognitosync.device.sync.ConflictPolicy;
import cognitosync.device.sync.LocalCopy;
import cognitosync.device.sync.Synchronization;
import cognitosync.device.terminal.Terminal;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Synchronizes the offline copy on this device with Cognito Sync. */
@Command(name = "sync")
final class SyncCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParentCommand
    private DeviceCommand device;

    @Mixin
    private DatasetOption dataset;

    @Option(names = "--on-conflict", paramLabel = "POLICY", defaultValue = "newer")
    private ConflictPolicy policy;

    @Option(names = "--json")
    private boolean json;

    @Override
    public Integer call() {
        return dataset.withCopy(this::synchronize);
    }

    private void synchronize(DatasetClient client, LocalCopy copy) {
        Terminal terminal = device.terminal();
        Synchronization.Done done =
                new Synchronization(copy, client, dataset.name(), policy, terminal.clock(), terminal.pauses()).run();
        if (json) {
            terminal.say(json(done));
        } else {
            done.pulled().forEach(key -> terminal.say(Messages.text("sync.pulled", key)));
            done.pushed().forEach(key -> terminal.say(Messages.text("sync.pushed", key)));
            done.conflicts().forEach(key -> terminal.say(Messages.text("sync.conflict", key)));
            if (done.refusal().isEmpty()) {
                terminal.remark(Messages.text("sync.done", dataset.name()));
            }
        }
        if (done.deleted()) {
            terminal.remark(Messages.text("sync.deleted", dataset.name()));
        }
        if (!done.merged().isEmpty()) {
            terminal.remark(Messages.text("sync.merged", String.join(", ", done.merged())));
        }
        if (done.refusal().isPresent()) {
            throw refused(done.refusal().get());
        }
    }

    private static DeviceException refused(Synchronization.Refusal refusal) {
        DeviceException reason = Failures.of(refusal.reason());
        String keys = String.join(", ", refusal.keys());
        if (keys.isEmpty()) {
            return reason.withMessage(Messages.text("sync.refused.all", reason.getMessage()));
        }
        return reason.withMessage(
                refusal.enough()
                        ? Messages.text("sync.refused.stopped", keys, reason.getMessage())
                        : Messages.text("sync.refused", keys, reason.getMessage()));
    }

    private static String json(Synchronization.Done done) {
        ObjectNode line = JSON.createObjectNode();
        line.set("pulled", JSON.valueToTree(done.pulled()));
        line.set("pushed", JSON.valueToTree(done.pushed()));
        line.set("conflicts", JSON.valueToTree(done.conflicts()));
        line.put("deleted", done.deleted());
        line.set("merged", JSON.valueToTree(done.merged()));
        line.set(
                "refused",
                JSON.valueToTree(
                        done.refusal().map(Synchronization.Refusal::keys).orElse(Set.of())));
        return line.toString();
    }
}
