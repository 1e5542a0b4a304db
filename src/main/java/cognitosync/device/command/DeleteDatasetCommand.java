package cognitosync.device.command;

import cognitosync.device.messages.Messages;
import cognitosync.device.sync.Limits;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Deletes a dataset: the only way to free the places of removed records. */
@Command(name = "delete-dataset")
final class DeleteDatasetCommand implements Callable<Integer> {
    @ParentCommand
    private DeviceCommand device;

    // No default: leaving the name out must not delete the usual one.
    @Parameters(paramLabel = "NAME")
    private String name;

    @Override
    public Integer call() {
        Limits.checkName(name);
        return device.withDatasets((client, identity) -> {
            client.delete(name);
            device.terminal().say(Messages.text("dataset.deleted", name));
        });
    }
}
