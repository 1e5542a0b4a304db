package cognitosync.localcloud.mail;

import cognitosync.localcloud.http.Endpoint;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.page.Templates;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code GET /_local/inbox}: the messages as a page, the newest first. */
final class InboxPage implements Endpoint {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "d MMMM yyyy, HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Mailbox mailbox;
    private final Templates templates = new Templates(InboxPage.class);

    InboxPage(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    @Override
    public Response respond(Request request) {
        List<Map<String, String>> messages = new ArrayList<>();
        for (Message message : mailbox.list(request.query("to"))) {
            messages.add(
                    0,
                    Map.of(
                            "to", message.to(),
                            "at", message.at().toString(),
                            "time", TIME.format(message.at()),
                            "subject", message.subject(),
                            "text", message.text(),
                            "code", message.code()));
        }
        String html = templates.render(
                "inbox",
                Map.of(
                        "messages",
                        messages,
                        "none",
                        messages.isEmpty(),
                        "to",
                        request.query("to").orElse("")));
        return Response.html(200, html);
    }
}
