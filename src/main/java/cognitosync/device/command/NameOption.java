package cognitosync.device.command;

import cognitosync.device.failure.DeviceException;
import cognitosync.device.messages.Messages;
import cognitosync.device.signin.Account;
import picocli.CommandLine.Option;

/** What the user is called by those who share a dataset. */
final class NameOption {
    @Option(names = "--name", paramLabel = "YOURS")
    private String name;

    String orThatOf(Account account) {
        String chosen = name == null ? account.name() : name;
        if (chosen.isBlank()) {
            throw new DeviceException(DeviceException.Kind.INVALID_INPUT, Messages.text("sharing.no-name"));
        }
        return chosen.strip();
    }
}
