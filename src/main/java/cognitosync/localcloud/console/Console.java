package cognitosync.localcloud.console;

import cognitosync.localcloud.access.trail.Trail;
import cognitosync.localcloud.http.Endpoint;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.http.Routes;
import cognitosync.localcloud.mail.Mailbox;
import cognitosync.localcloud.page.StaticFile;
import cognitosync.localcloud.page.Templates;
import cognitosync.localcloud.token.OpaqueToken;
import java.security.SecureRandom;
import java.util.List;
import java.util.function.Consumer;

/** The console of this machine's cloud: its pages, composed. */
public final class Console {
    /** Path of its first page. */
    public static final String PATH = "/_local/console";

    /**
     * Where the pages have what they show from.
     *
     * @param trail the last requests
     * @param stacks the stacks and their templates
     * @param buckets buckets and objects
     * @param users the users of the user pools
     * @param identities those whom identity pools know
     * @param datasets what Cognito Sync stores
     * @param mailbox the mail of this machine
     */
    public record Sources(
            Trail trail,
            StackSource stacks,
            BucketSource buckets,
            UserSource users,
            IdentitySource identities,
            DatasetSource datasets,
            Mailbox mailbox) {}

    private final Sources sources;
    private final String token;
    private final OutputSanitizer veil;
    private final Templates templates;

    /** Composes the pages. */
    public Console(Sources sources, SecureRandom random) {
        this.sources = sources;
        this.token = OpaqueToken.create(random);
        this.veil = new OutputSanitizer(sources.stacks()::secrets);
        this.templates = new Templates(Console.class, veil);
    }

    /**
     * The pages and what they load, behind their gate.
     *
     * @param others adds what else is answered there
     */
    public LocalPages pages(Consumer<Routes> others) {
        Frame frame = new Frame(templates, token);
        return new LocalPages(token, frame, routes -> {
            others.accept(routes);
            addRoutes(routes, frame);
        });
    }

    private void addRoutes(Routes routes, Frame frame) {
        RequestLog log = new RequestLog(sources, templates);
        UsersPage users = new UsersPage(sources.users());
        List<Page> pages = List.of(
                log,
                new WhyPage(sources),
                new StacksPage(sources.stacks()),
                new BucketsPage(sources.buckets()),
                users,
                new IdentitiesPage(sources.identities(), sources.users(), sources.datasets()),
                new DatasetsPage(sources.identities(), sources.users(), sources.datasets()),
                new InboxPage(sources.mailbox()));
        pages.forEach(page -> get(routes, page.path(), request -> frame.show(page, request)));
        get(routes, RequestLog.NEWS, log.news());
        post(routes, "/users/confirm", new UserAction(frame, users, sources.users()::confirm, "confirmed"));
        post(routes, "/users/delete", new UserAction(frame, users, sources.users()::delete, "deleted"));
        get(routes, "/console.css", new StaticFile(Console.class, "console.css", "text/css; charset=utf-8"));
        get(routes, "/console.js", new StaticFile(Console.class, "console.js", "text/javascript; charset=utf-8"));
        get(routes, "/favicon.svg", new StaticFile(Console.class, "favicon.svg", "image/svg+xml"));
        get(routes, "/", request -> Response.seeOther(PATH));
    }

    private void get(Routes routes, String path, Endpoint endpoint) {
        routes.get(PATH + path, veiled(endpoint));
    }

    private void post(Routes routes, String path, Endpoint endpoint) {
        routes.post(PATH + path, veiled(endpoint));
    }

    private Endpoint veiled(Endpoint endpoint) {
        return request -> {
            veil.lookAgain();
            return endpoint.respond(request);
        };
    }
}
