package cognitosync.device.command;

import cognitosync.device.sync.Limits;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Deletes a dataset: the only way to make room where removed records fill it. */
@Command(
        name = "delete-dataset",
        description = "Delete a dataset with all its records, for all your devices. What waits for sync here waits on.")
final class DeleteDatasetCommand implements Callable<Integer> {
    @ParentCommand
    private DeviceCommand device;

    // No default: leaving the name out must not delete the usual one.
    @Parameters(paramLabel = "NAME", description = "The dataset's name, as datasets prints it.")
    private String name;

    @Override
    public Integer call() {
        Limits.checkName(name);
        return device.withDatasets((client, identity) -> {
            client.delete(name);
            device.terminal().say("The dataset " + name + " is deleted.");
        });
    }
}
