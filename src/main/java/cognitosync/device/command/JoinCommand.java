package cognitosync.device.command;

import cognitosync.device.failure.DeviceException;
import cognitosync.device.messages.Messages;
import cognitosync.device.remote.Sharing.Shared;
import java.net.URI;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Accepts an invitation. */
@Command(name = "join")
final class JoinCommand implements Callable<Integer> {
    /** Instead of the link: arguments are in the history of the shell and in the list of processes. */
    private static final String STANDARD_INPUT = "-";

    private static final String FRAGMENT = "#join=";
    private static final Pattern INVITATION = Pattern.compile("(?:.*" + FRAGMENT + ")?([\\w-]{1,128})");

    @ParentCommand
    private DeviceCommand device;

    @Mixin
    private NameOption name;

    @Option(names = "--json")
    private boolean json;

    @Parameters(paramLabel = "LINK")
    private String invitation;

    @Override
    public Integer call() {
        String token = token();
        return device.withSharing((sharing, account, stack) -> {
            Shared joined = sharing.accept(token, name.orThatOf(account));
            device.terminal().say(json ? SharedView.json(joined) : SharedView.joined(joined));
        });
    }

    /** The page's address that accepts an invitation, in a fragment, which is sent to no server. */
    static String link(URI site, String token) {
        return site + FRAGMENT + token;
    }

    // A secret, which no message may repeat.
    private String token() {
        String given = invitation.equals(STANDARD_INPUT) ? device.terminal().read() : invitation;
        Matcher matcher = INVITATION.matcher(given.strip());
        if (!matcher.matches()) {
            throw new DeviceException(DeviceException.Kind.INVALID_INPUT, Messages.text("sharing.link"));
        }
        return matcher.group(1);
    }
}
