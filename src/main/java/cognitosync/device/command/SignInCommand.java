package cognitosync.device.command;

import cognitosync.device.messages.Messages;
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

/** Signs a person in through their browser. */
@Command(name = "sign-in")
final class SignInCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @ParentCommand
    private DeviceCommand device;

    @Option(names = "--no-browser")
    private boolean noBrowser;

    @Option(names = "--timeout", paramLabel = "SECONDS", defaultValue = "300")
    private int seconds;

    @Override
    public Integer call() {
        return device.with((stack, clients) -> {
            Account account = device.account(stack, clients);
            account.signIn(this::show, Duration.ofSeconds(AtLeast.of(spec, "--timeout", 0, seconds)))
                    .ifPresent(notRevoked -> device.terminal().remark(notRevoked.getMessage()));
            device.terminal().say(Messages.text("sign-in.done", account.person()));
            return ExitCode.DONE;
        });
    }

    private void show(URI address) {
        Terminal terminal = device.terminal();
        terminal.remark(Messages.text("sign-in.open"));
        terminal.remark(address.toString());
        if (!noBrowser && !terminal.browser().open(address)) {
            terminal.remark(Messages.text("sign-in.no-browser"));
        }
    }
}
