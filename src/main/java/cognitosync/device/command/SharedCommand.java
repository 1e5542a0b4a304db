package cognitosync.device.command;

import cognitosync.device.messages.Messages;
import cognitosync.device.remote.Sharing;
import cognitosync.device.remote.Sharing.Overview;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Prints what others share with the signed-in user, and what the user shares with others. */
@Command(name = "shared")
final class SharedCommand implements Callable<Integer> {
    @ParentCommand
    private DeviceCommand device;

    @Option(names = "--json")
    private boolean json;

    @Override
    public Integer call() {
        return device.withSharing((sharing, account, stack) -> {
            List<String> lines = lines(sharing);
            lines.forEach(device.terminal()::say);
            if (lines.isEmpty()) {
                device.terminal().remark(Messages.text("sharing.nothing"));
            }
        });
    }

    private List<String> lines(Sharing sharing) {
        Overview overview = sharing.overview();
        return Stream.concat(
                        overview.others().stream()
                                .map(shared -> json ? SharedView.json(shared) : SharedView.text(shared)),
                        overview.own().stream().flatMap(dataset -> sharing.members(dataset).stream()
                                .map(member ->
                                        json ? SharedView.json(dataset, member) : SharedView.text(dataset, member))))
                .toList();
    }
}
