package cognitosync.device.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Forgets who is signed in, and revokes the refresh token. */
@Command(name = "sign-out", description = "Sign out, and revoke what this device could sign in with.")
final class SignOutCommand implements Callable<Integer> {
    @ParentCommand
    private DeviceCommand device;

    @Override
    public Integer call() {
        return device.with((stack, clients) -> {
            boolean was = device.account(stack, clients).signOut();
            device.terminal().say(was ? "Signed out." : "Nobody was signed in.");
            return ExitCode.DONE;
        });
    }
}
