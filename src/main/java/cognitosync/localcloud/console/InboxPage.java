package cognitosync.localcloud.console;

import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.mail.Mailbox;
import cognitosync.localcloud.mail.Message;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** {@code /_local/console/inbox}: the mail that user pools sent, the newest first. */
record InboxPage(Mailbox mailbox) implements Page {
    private static final int MESSAGES = 100;

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
        return "Inbox";
    }

    private record MessageView(String subject, String to, String text, String code, String at, String day) {}

    @Override
    public Map<String, Object> values(Request request) {
        List<Message> messages = mailbox.list(Optional.empty());
        return Map.of(
                "messages",
                IntStream.range(0, Math.min(MESSAGES, messages.size()))
                        .mapToObj(i -> view(messages.get(messages.size() - 1 - i)))
                        .toList(),
                "none",
                messages.isEmpty());
    }

    private static MessageView view(Message message) {
        return new MessageView(
                message.subject(),
                message.to(),
                message.text(),
                message.code(),
                message.at().toString(),
                Shown.day(message.at()));
    }
}
