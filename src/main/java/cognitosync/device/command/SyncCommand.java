package cognitosync.device.command;

import cognitosync.device.aws.Failures;
import cognitosync.device.sync.Resolving;
import cognitosync.device.sync.Synchronization;
import cognitosync.device.terminal.DeviceException;
import cognitosync.device.terminal.ExitCode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Makes the copy on this device one with Cognito Sync. */
@Command(
        name = "sync",
        description = "Bring what other devices wrote to this device's own copy, and send what was written to it with"
                + " --offline.")
final class SyncCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParentCommand
    private DeviceCommand device;

    @Mixin
    private OwnDataset dataset;

    @Option(
            names = "--on-conflict",
            paramLabel = "WHO",
            description = "Who wins where a record was written here and elsewhere: ${COMPLETION-CANDIDATES} (default:"
                    + " ${DEFAULT-VALUE}).",
            defaultValue = "newer")
    private Resolving resolving;

    @Option(names = "--json", description = "Print what was done as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        return dataset.with(device, remote -> {
            Synchronization.Done done = new Synchronization(
                            dataset.copy(device, remote.address()), remote, resolving, device.terminal())
                    .run();
            if (json) {
                device.terminal().say(json(done));
            } else {
                tell("pulled", done.pulled());
                tell("pushed", done.pushed());
                tell("in conflict, resolved", done.conflicts());
                if (done.refusal().isEmpty()) {
                    device.terminal().remark("The dataset " + dataset.name() + " is in sync.");
                }
            }
            if (done.deleted()) {
                device.terminal()
                        .remark("Another device had deleted the dataset " + dataset.name()
                                + "; what had come from it is gone here, too.");
            }
            if (!done.merged().isEmpty()) {
                device.terminal()
                        .remark(
                                "Data of an identity that has become one with yours is folded in, and its copies are gone: "
                                        + String.join(", ", done.merged()) + ".");
            }
            if (done.refusal().isPresent()) {
                throw ending(done.refusal().get());
            }
            return ExitCode.DONE;
        });
    }

    private static DeviceException ending(Synchronization.Refusal refusal) {
        DeviceException reason = Failures.of(refusal.reason());
        String which = refusal.keys().isEmpty()
                ? "Much of what waits was refused. "
                : "Not written: " + String.join(", ", refusal.keys()) + ". ";
        String rest = refusal.enough()
                ? " What else waits goes with the next sync."
                : " Everything else is in sync. Change it with set --offline, or take it back.";
        return new DeviceException(reason.exitCode(), which + reason.getMessage() + rest, refusal.reason());
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
