package cognitosync.device.command;

import cognitosync.device.messages.Messages;
import cognitosync.device.remote.Sharing.Invitation;
import cognitosync.device.remote.Sharing.Role;
import cognitosync.device.sync.Limits;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Invites somebody to a dataset. */
@Command(name = "share")
final class ShareCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @ParentCommand
    private DeviceCommand device;

    @Mixin
    private NameOption name;

    @Option(names = "--role", paramLabel = "ROLE", defaultValue = "reader")
    private Role role;

    @Option(names = "--days", paramLabel = "N", defaultValue = "7")
    private int days;

    @Option(names = "--json")
    private boolean json;

    // No default: leaving the name out must not share the usual one.
    @Parameters(paramLabel = "NAME")
    private String dataset;

    @Override
    public Integer call() {
        Limits.checkName(dataset);
        Duration lasting = Duration.ofDays(AtLeast.of(spec, "--days", 1, days));
        return device.withSharing((sharing, account, stack) -> {
            Invitation invitation = sharing.invite(dataset, role, lasting, name.orThatOf(account));
            String link = JoinCommand.link(stack.siteUrl(), invitation.token());
            if (json) {
                device.terminal().say(json(invitation, link));
            } else {
                device.terminal().say(link);
                device.terminal()
                        .remark(Messages.text(
                                "sharing.invited", invitation.role(), invitation.dataset(), invitation.expires()));
            }
        });
    }

    private static String json(Invitation invitation, String link) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("link", link)
                .put("token", invitation.token())
                .put("dataset", invitation.dataset())
                .put("role", invitation.role().toString())
                .put("expires", invitation.expires().toString())
                .toString();
    }
}
