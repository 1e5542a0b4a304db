package cognitosync.device.command;

import cognitosync.device.messages.Messages;
import cognitosync.device.remote.DatasetClient;
import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Whose datasets a command uses: the signed-in user's, or somebody else's that are shared with the user. */
final class OwnerOption {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--owner", paramLabel = "ID")
    private String id;

    int withDatasets(Consumer<DatasetClient> work) {
        DeviceCommand device = (DeviceCommand) spec.parent().userObject();
        return id == null
                ? device.withDatasets((client, identity) -> work.accept(client))
                : device.withSharing((sharing, account, stack) -> work.accept(sharing.datasetsOf(id)));
    }

    /** Refuses it beside that other option. */
    void refuseWith(String other) {
        if (id != null) {
            throw new ParameterException(spec.commandLine(), Messages.text("arguments.together", "--owner", other));
        }
    }
}
