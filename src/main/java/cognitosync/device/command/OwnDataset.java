package cognitosync.device.command;

import cognitosync.device.aws.AwsClients;
import cognitosync.device.remote.DatasetAddress;
import cognitosync.device.remote.RemoteDataset;
import cognitosync.device.signin.Account;
import cognitosync.device.stack.Stack;
import cognitosync.device.sync.DatasetFile;
import cognitosync.device.sync.Limits;
import cognitosync.device.sync.LocalCopy;
import cognitosync.device.terminal.ExitCode;
import picocli.CommandLine.Option;
import software.amazon.awssdk.services.cognitosync.CognitoSyncClient;

/** What commands about one dataset of the signed-in user have in common. */
final class OwnDataset {
    @Option(
            names = "--dataset",
            paramLabel = "NAME",
            description = "The dataset (default: ${DEFAULT-VALUE}).",
            defaultValue = "preference")
    private String name;

    String name() {
        Limits.checkName(name);
        return name;
    }

    /** This device's own copy, which takes no network. */
    LocalCopy copy(DeviceCommand device) {
        Stack stack = device.stack();
        try (AwsClients clients = new AwsClients(stack, device.patience())) {
            String identityId = device.account(stack, clients).identityId();
            return copy(device, new DatasetAddress(stack.identityPoolId(), identityId, name()));
        }
    }

    LocalCopy copy(DeviceCommand device, DatasetAddress address) {
        return new DatasetFile(device.files(), address);
    }

    /** Does something with the dataset. */
    int with(DeviceCommand device, DatasetWork work) {
        return device.with((stack, clients) -> on(device, stack, clients, work));
    }

    private ExitCode on(DeviceCommand device, Stack stack, AwsClients clients, DatasetWork work) {
        Account account = device.account(stack, clients);
        DatasetAddress address = new DatasetAddress(stack.identityPoolId(), account.identityId(), name());
        try (CognitoSyncClient sync = clients.sync(account)) {
            return work.run(new RemoteDataset(sync, address, device.terminal().clock()));
        }
    }

    /** What {@link #with} does. */
    interface DatasetWork {
        /** Does it. */
        ExitCode run(RemoteDataset dataset);
    }
}
