package cognitosync.device.command;

import cognitosync.device.aws.Failures;
import cognitosync.device.failure.DeviceException;
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
@Command(
        name = "sync",
        description =
                "Synchronize the offline copy (pull, resolve, push): bring what other devices wrote, and send what was"
                        + " written with --offline.")
final class SyncCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParentCommand
    private DeviceCommand device;

    @Mixin
    private DatasetOption dataset;

    @Option(
            names = "--on-conflict",
            paramLabel = "WHO",
            description = "Who wins where a record was written here and elsewhere: ${COMPLETION-CANDIDATES} (default:"
                    + " ${DEFAULT-VALUE}).",
            defaultValue = "newer")
    private ConflictPolicy policy;

    @Option(names = "--json", description = "Print what was done as JSON.")
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
            tell("pulled", done.pulled());
            tell("pushed", done.pushed());
            tell("in conflict, resolved", done.conflicts());
            if (done.refusal().isEmpty()) {
                terminal.remark("The dataset " + dataset.name() + " is in sync.");
            }
        }
        if (done.deleted()) {
            terminal.remark("Another device had deleted the dataset " + dataset.name()
                    + "; what had come from it is gone here, too.");
        }
        if (!done.merged().isEmpty()) {
            terminal.remark("Data of an identity that has become one with yours is folded in, and its copies are gone: "
                    + String.join(", ", done.merged()) + ".");
        }
        if (done.refusal().isPresent()) {
            throw refused(done.refusal().get());
        }
    }

    private static DeviceException refused(Synchronization.Refusal refusal) {
        DeviceException reason = Failures.of(refusal.reason().answer());
        String which = refusal.keys().isEmpty()
                ? "Much of what waits was refused. "
                : "Not written: " + String.join(", ", refusal.keys()) + ". ";
        String rest = refusal.enough()
                ? " What else waits goes with the next sync."
                : " Everything else is in sync. Change it with set --offline, or take it back.";
        return reason.restated(which + reason.getMessage() + rest);
    }

    private void tell(String what, Set<String> keys) {
        keys.forEach(key -> device.terminal().say(what + ": " + key));
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
