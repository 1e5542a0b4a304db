package cognitosync.localcloud.console;

import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.mail.Mailbox;
import cognitosync.localcloud.mail.Mailbox.Message;
import cognitosync.localcloud.messages.Messages;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /_local/console/inbox}: the mail that user pools sent, the newest first. */
record InboxPage(Mailbox mailbox) implements Page {
    @Override
    public String path() {
        return "/inbox";
    }

    @Override
    public String template() {
        return "inbox";
    }

    @Override
    public String title() {
        return Messages.text("console.section.inbox");
    }

    private record MessageView(String subject, String to, String text, String code, String at, String day) {}

    @Override
    public Map<String, Object> values(Request request) {
        List<Message> newest = new ArrayList<>(mailbox.list(Optional.empty()));
        Collections.reverse(newest);
        String after = request.query("after").orElse("");
        // Pages continue after a message id, so mail that arrives between two pages is not shown twice.
        int from =
                after.isEmpty() ? 0 : newest.stream().map(Message::id).toList().indexOf(after) + 1;
        Listing<Message> messages = Listing.of(
                newest.stream().skip(from).limit(Listing.LIMIT + 1).toList(), Message::id, "/inbox", Map.of());
        return Map.of(
                "messages",
                messages.items().stream().map(InboxPage::view).toList(),
                "next",
                messages.next(),
                "none",
                newest.isEmpty());
    }

    private static MessageView view(Message message) {
        return new MessageView(
                message.subject(),
                message.to(),
                message.text(),
                message.code(),
                message.at().toString(),
                Formats.day(message.at()));
    }
}
