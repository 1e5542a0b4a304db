package cognitosync.device.command;

import cognitosync.device.remote.DatasetAddress;
import cognitosync.device.remote.RemoteDataset;
import cognitosync.device.signin.Account;
import cognitosync.device.sync.Limits;
import cognitosync.device.terminal.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import software.amazon.awssdk.services.cognitosync.CognitoSyncClient;

/** Deletes a dataset: the only way to make room where removed records fill it. */
@Command(
        name = "delete-dataset",
        description = "Delete a dataset with all its records, for all your devices. What waits for sync here waits on.")
final class DeleteDatasetCommand implements Callable<Integer> {
    @ParentCommand
    private DeviceCommand device;

    // No default: nobody deletes the usual one by leaving its name out.
    @Parameters(paramLabel = "NAME", description = "The dataset's name, as datasets prints it.")
    private String name;

    @Override
    public Integer call() {
        Limits.checkName(name);
        return device.with((stack, clients) -> {
            Account account = device.account(stack, clients);
            try (CognitoSyncClient sync = clients.sync(account)) {
                new RemoteDataset(
                                sync,
                                new DatasetAddress(stack.identityPoolId(), account.identityId(), name),
                                device.terminal().clock())
                        .delete();
                device.terminal().say("The dataset " + name + " is deleted.");
                return ExitCode.DONE;
            }
        });
    }
}
