package cognitosync.localcloud.mail;

import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.http.Routes;
import java.io.IOException;
import java.io.InputStream;

/** What the API port answers of a mailbox. None of it sends CORS headers: codes are for this machine's own pages. */
public final class Inbox {
    /** Path of the page. */
    public static final String PATH = "/_local/inbox";

    private final Mailbox mailbox;

    /** Shows this mailbox. */
    public Inbox(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    /** Adds the page and the JSON. */
    public void addRoutes(Routes routes) {
        byte[] css = file("inbox.css");
        routes.get("/_local/mail", new MailEndpoint(mailbox))
                .get(PATH, new InboxPage(mailbox, file("inbox.mustache")))
                .get("/_local/inbox.css", request -> Response.of(200, "text/css; charset=utf-8", css)
                        .with("Cache-Control", "no-cache")
                        .with("X-Content-Type-Options", "nosniff"));
    }

    private static byte[] file(String name) {
        try (InputStream in = Inbox.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The file " + name + " is missing from the classes.");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException("The file " + name + " cannot be read from the classes.", e);
        }
    }
}
