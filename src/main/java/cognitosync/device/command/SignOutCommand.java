package cognitosync.device.command;

import cognitosync.device.messages.Messages;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Deletes the sign-in and revokes its refresh token. */
@Command(name = "sign-out")
final class SignOutCommand implements Callable<Integer> {
    @ParentCommand
    private DeviceCommand device;

    @Override
    public Integer call() {
        return device.with((stack, clients) -> {
            boolean was = device.account(stack, clients).signOut();
            device.terminal().say(was ? Messages.text("sign-out.done") : Messages.text("sign-out.none"));
            return ExitCode.DONE;
        });
    }
}
