package cognitosync.localcloud.mail;

import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.http.Routes;
import cognitosync.localcloud.page.StaticFile;
import cognitosync.localcloud.page.Templates;
import cognitosync.localcloud.protocol.JsonProtocol;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The mailbox on the API port, as a page and as JSON. Neither sends CORS headers: codes are for this machine's own pages only. */
public record Inbox(Mailbox mailbox) {
    /** Path of the page. */
    public static final String PATH = "/_local/inbox";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "d MMMM yyyy, HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final Templates TEMPLATES = new Templates(Inbox.class);

    /** Adds the page and the JSON. */
    public void addRoutes(Routes routes) {
        routes.get("/_local/mail", this::json)
                .get(PATH, this::page)
                .get("/_local/inbox.css", new StaticFile(Inbox.class, "inbox.css", "text/css; charset=utf-8"));
    }

    /** {@code GET /_local/mail?to=ADDRESS}: the messages as JSON, for tests and scripts. */
    private Response json(Request request) {
        ObjectNode body = JsonProtocol.MAPPER.createObjectNode();
        ArrayNode messages = body.putArray("messages");
        for (Mailbox.Message message : mailbox.list(request.query("to"))) {
            messages.addObject()
                    .put("id", message.id())
                    .put("at", message.at().toString())
                    .put("userPoolId", message.userPoolId())
                    .put("to", message.to())
                    .put("kind", message.kind())
                    .put("subject", message.subject())
                    .put("text", message.text())
                    .put("code", message.code());
        }
        return Response.of(200, "application/json", body.toString());
    }

    /** The messages as a page, newest first. */
    private Response page(Request request) {
        List<Map<String, String>> messages = new ArrayList<>();
        for (Mailbox.Message message : mailbox.list(request.query("to"))) {
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
        String html = TEMPLATES.render(
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
