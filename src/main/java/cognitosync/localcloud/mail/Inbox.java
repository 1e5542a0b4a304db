package cognitosync.localcloud.mail;

import cognitosync.localcloud.http.Routes;
import cognitosync.localcloud.page.StaticFile;

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
        routes.get("/_local/mail", new MailEndpoint(mailbox))
                .get(PATH, new InboxPage(mailbox))
                .get("/_local/inbox.css", new StaticFile(Inbox.class, "inbox.css", "text/css; charset=utf-8"));
    }
}
