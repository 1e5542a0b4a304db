package cognitosync.device.command;

import cognitosync.device.messages.Messages;
import cognitosync.device.sync.Limits;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Leaves a dataset that somebody else shares. */
@Command(name = "leave")
final class LeaveCommand implements Callable<Integer> {
    @ParentCommand
    private DeviceCommand device;

    @Parameters(index = "0", paramLabel = "OWNER")
    private String owner;

    @Parameters(index = "1", paramLabel = "NAME")
    private String dataset;

    @Override
    public Integer call() {
        Limits.checkName(dataset);
        return device.withSharing((sharing, account, stack) -> {
            sharing.leave(owner, dataset);
            device.terminal().say(Messages.text("sharing.left", dataset, owner));
        });
    }
}
