package cognitosync.localcloud.mail;

import cognitosync.localcloud.http.Endpoint;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.protocol.JsonProtocol;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** {@code GET /_local/mail?to=ADDRESS}: the messages as JSON, for tests and scripts. Sends no CORS headers. */
final class MailEndpoint implements Endpoint {
    private final Mailbox mailbox;

    /** Shows this mailbox. */
    MailEndpoint(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    @Override
    public Response respond(Request request) {
        ObjectNode body = JsonProtocol.MAPPER.createObjectNode();
        ArrayNode messages = body.putArray("messages");
        for (Message message : mailbox.list(request.query("to"))) {
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
}
