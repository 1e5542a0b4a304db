package cognitosync.device.command;

import cognitosync.device.messages.Messages;
import cognitosync.device.remote.Sharing.Member;
import cognitosync.device.remote.Sharing.Shared;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** Shared datasets and their members as commands print them. */
final class SharedView {
    private SharedView() {}

    /** For the person who has just become a member. */
    static String joined(Shared shared) {
        return Messages.text("sharing.joined", shared.role(), shared.dataset(), owner(shared), shared.owner());
    }

    /** For a member. */
    static String text(Shared shared) {
        return Messages.text("sharing.with-me", shared.dataset(), owner(shared), shared.role());
    }

    private static String owner(Shared shared) {
        return shared.ownerName()
                .map(name -> Messages.text("sharing.person", name, shared.owner()))
                .orElse(shared.owner());
    }

    /** For a member, and a script. */
    static String json(Shared shared) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("dataset", shared.dataset())
                .put("owner", shared.owner())
                .put("ownerName", shared.ownerName().orElse(null))
                .put("role", shared.role().toString())
                .toString();
    }

    /** For the owner. */
    static String text(String dataset, Member member) {
        return Messages.text(
                "sharing.by-me",
                dataset,
                Messages.text("sharing.person", member.name(), member.id()),
                member.role(),
                member.since());
    }

    /** For the owner, and a script. */
    static String json(String dataset, Member member) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("dataset", dataset)
                .put("member", member.id())
                .put("memberName", member.name())
                .put("role", member.role().toString())
                .put("since", member.since().toString())
                .toString();
    }
}
