package cognitosync.device.command;

import cognitosync.device.failure.DeviceException;
import cognitosync.device.messages.Messages;
import cognitosync.device.signin.Account;
import cognitosync.device.signin.PasswordPrompt;
import cognitosync.device.terminal.Terminal;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Signs a person in: through their browser, or by password at the terminal if the stack has no sign-in pages. */
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

    @Option(names = "--email", paramLabel = "ADDRESS")
    private String email;

    @Option(names = "--password-stdin")
    private boolean passwordFromInput;

    @Override
    public Integer call() {
        return device.with((stack, clients) -> {
            Account account = device.account(stack, clients);
            int timeout = AtLeast.of(spec, "--timeout", 0, seconds);
            (stack.userPoolDomain().isPresent()
                            ? account.signIn(browser(), Duration.ofSeconds(timeout))
                            : account.signIn(prompt()))
                    .ifPresent(notRevoked -> device.terminal().remark(notRevoked.getMessage()));
            device.terminal().say(Messages.text("sign-in.done", account.person()));
            return ExitCode.DONE;
        });
    }

    private Consumer<URI> browser() {
        if (email != null || passwordFromInput) {
            throw new DeviceException(DeviceException.Kind.INVALID_INPUT, Messages.text("sign-in.has-pages"));
        }
        return this::show;
    }

    private PasswordPrompt prompt() {
        if (passwordFromInput && email == null) {
            throw new DeviceException(DeviceException.Kind.INVALID_INPUT, Messages.text("sign-in.no-email"));
        }
        return new TerminalPrompt(device.terminal(), Optional.ofNullable(email), passwordFromInput);
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
