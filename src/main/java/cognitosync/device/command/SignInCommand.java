package cognitosync.device.command;

import cognitosync.device.signin.Account;
import cognitosync.device.terminal.Terminal;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Signs a person in, in the person's own browser. */
@Command(name = "sign-in", description = "Sign in with your browser.")
final class SignInCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @ParentCommand
    private DeviceCommand device;

    @Option(names = "--no-browser", description = "Only print the address to open.")
    private boolean noBrowser;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            description = "How long to wait for you (default: ${DEFAULT-VALUE}).",
            defaultValue = "300")
    private int seconds;

    @Override
    public Integer call() {
        return device.with((stack, clients) -> {
            Account account = device.account(stack, clients);
            account.signIn(this::show, Duration.ofSeconds(AtLeast.of(spec, "--timeout", 0, seconds)))
                    .ifPresent(notRevoked -> device.terminal().remark(notRevoked.getMessage()));
            device.terminal().say("Signed in as " + account.person() + ".");
            return ExitCode.DONE;
        });
    }

    private void show(URI address) {
        Terminal terminal = device.terminal();
        terminal.remark("Open this address in your browser to sign in:");
        terminal.remark(address.toString());
        if (!noBrowser && !terminal.browser().open(address)) {
            terminal.remark("No browser could be started; open the address yourself.");
        }
    }
}
