package cognitosync.device.command;

import cognitosync.device.aws.AwsClients;
import cognitosync.device.remote.DatasetClient;
import cognitosync.device.stack.Stack;
import cognitosync.device.sync.DatasetAddress;
import cognitosync.device.sync.DatasetFile;
import cognitosync.device.sync.Limits;
import cognitosync.device.sync.LocalCopy;
import cognitosync.device.terminal.Terminal;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** One dataset of the signed-in user. */
final class DatasetOption {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--dataset", paramLabel = "NAME", defaultValue = "preference")
    private String name;

    String name() {
        Limits.checkName(name);
        return name;
    }

    /** Works on its records, in Cognito Sync or in the offline copy. */
    int withRecords(OfflineOption offline, OwnerOption owner, Consumer<Records> work) {
        Terminal terminal = device().terminal();
        if (offline.enabled()) {
            owner.refuseWith("--offline");
            Stack stack = device().stack();
            try (AwsClients clients = new AwsClients(stack, device().timeouts())) {
                DeviceCommand.Identity identity = DeviceCommand.Identity.of(stack, device().account(stack, clients));
                work.accept(new Records.Offline(copy(identity), terminal.clock(), clients.sizeLimit(), identity.id()));
            }
            return ExitCode.DONE.number();
        }
        return owner.withDatasets(
                client -> work.accept(new Records.Online(client, name(), terminal.clock(), terminal.pauses())));
    }

    /** Works on the dataset in Cognito Sync and on its offline copy. */
    int withCopy(BiConsumer<DatasetClient, LocalCopy> work) {
        return device().withDatasets((client, identity) -> work.accept(client, copy(identity)));
    }

    private LocalCopy copy(DeviceCommand.Identity identity) {
        return new DatasetFile(
                device().files(), new DatasetAddress(identity.place(), identity.poolId(), identity.id(), name()));
    }

    private DeviceCommand device() {
        return (DeviceCommand) spec.parent().userObject();
    }
}
