package cognitosync.device.command;

import cognitosync.device.messages.Messages;
import cognitosync.device.sync.Limits;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Removes a member from a dataset of the signed-in user. */
@Command(name = "unshare")
final class UnshareCommand implements Callable<Integer> {
    @ParentCommand
    private DeviceCommand device;

    @Parameters(index = "0", paramLabel = "NAME")
    private String dataset;

    @Parameters(index = "1", paramLabel = "MEMBER")
    private String member;

    @Override
    public Integer call() {
        Limits.checkName(dataset);
        return device.withSharing((sharing, account, stack) -> {
            sharing.remove(dataset, member);
            device.terminal().say(Messages.text("sharing.removed", member, dataset));
        });
    }
}
