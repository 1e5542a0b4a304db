package cognitosync.localcloud.console;

import cognitosync.localcloud.access.trail.Trail;
import cognitosync.localcloud.address.Origins;
import cognitosync.localcloud.appsync.api.GraphqlApis;
import cognitosync.localcloud.appsync.realtime.OpenConnection;
import cognitosync.localcloud.cloudformation.stack.DeployedStack;
import cognitosync.localcloud.cloudformation.stack.Stacks;
import cognitosync.localcloud.dynamodb.store.TableBrowser;
import cognitosync.localcloud.http.Endpoint;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.http.Routes;
import cognitosync.localcloud.identitypool.IdentityPools;
import cognitosync.localcloud.mail.Mailbox;
import cognitosync.localcloud.page.StaticFile;
import cognitosync.localcloud.page.Templates;
import cognitosync.localcloud.s3.bucket.BucketBrowser;
import cognitosync.localcloud.sync.store.DatasetBrowser;
import cognitosync.localcloud.token.OpaqueToken;
import cognitosync.localcloud.userpool.UserPools;
import cognitosync.localcloud.userpool.users.Users;
import java.security.SecureRandom;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Composes the console's pages. */
public final class Console {
    /** Path of its first page. */
    public static final String PATH = "/_local/console";

    /**
     * The data sources of the pages: the services' own records.
     *
     * @param trail the last requests
     * @param origins translates the addresses in outputs
     * @param connections for subscriptions, those that are open now
     */
    public record Sources(
            Trail trail,
            Stacks stacks,
            Origins origins,
            BucketBrowser buckets,
            TableBrowser tables,
            GraphqlApis apis,
            Supplier<List<OpenConnection>> connections,
            UserPools userPools,
            IdentityPools identityPools,
            DatasetBrowser datasets,
            Mailbox mailbox) {
        CallerNames callers() {
            return new CallerNames(identityPools, userPools.users());
        }
    }

    private final Sources sources;
    private final String token;
    private final OutputSanitizer sanitizer;
    private final Templates templates;

    /** Composes the pages. */
    public Console(Sources sources, SecureRandom random) {
        this.sources = sources;
        this.token = OpaqueToken.create(random);
        this.sanitizer = new OutputSanitizer(() -> secrets(sources.stacks()));
        this.templates = new Templates(Console.class, sanitizer);
    }

    /**
     * The pages and their static files, behind the access checks.
     *
     * @param others adds further routes under the same checks
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
        UsersPage users = new UsersPage(sources.userPools());
        Users all = sources.userPools().users();
        ApisPage apis = new ApisPage(sources.apis(), sources.stacks());
        ConnectionsPage connections = new ConnectionsPage(sources, templates);
        TablesPage tables = new TablesPage(sources.tables(), sources.stacks());
        List<Page> pages = List.of(
                log,
                new WhyPage(sources),
                new GraphqlPage(sources),
                new StacksPage(sources.stacks(), sources.origins()),
                new BucketsPage(sources.buckets()),
                tables,
                new ItemsPage(tables),
                new TableDatasetsPage(sources),
                new TableDatasetPage(sources),
                apis,
                new ApiPage(apis),
                connections,
                users,
                new IdentitiesPage(sources.identityPools(), all, sources.datasets()),
                new DatasetsPage(sources),
                new InboxPage(sources.mailbox()));
        pages.forEach(page -> get(routes, page.path(), request -> frame.show(page, request)));
        get(routes, RequestLog.NEWS, log.news());
        get(routes, ConnectionsPage.NOW, connections.now());
        post(
                routes,
                "/users/confirm",
                new UsersPage.UserAction(frame, users, sources.userPools()::adminConfirmSignUp, "confirmed"));
        post(routes, "/users/delete", new UsersPage.UserAction(frame, users, all::adminDeleteUser, "deleted"));
        get(routes, "/console.css", new StaticFile(Console.class, "console.css", "text/css; charset=utf-8"));
        for (String script : List.of("live.js", "request-log.js", "connections.js")) {
            get(routes, "/" + script, new StaticFile(Console.class, script, "text/javascript; charset=utf-8"));
        }
        get(routes, "/favicon.svg", new StaticFile(Console.class, "favicon.svg", "image/svg+xml"));
        get(routes, "/", request -> Response.seeOther(PATH));
    }

    private void get(Routes routes, String path, Endpoint endpoint) {
        routes.get(PATH + path, sanitized(endpoint));
    }

    private void post(Routes routes, String path, Endpoint endpoint) {
        routes.post(PATH + path, sanitized(endpoint));
    }

    private Endpoint sanitized(Endpoint endpoint) {
        return request -> {
            sanitizer.refreshSecrets();
            return endpoint.respond(request);
        };
    }

    /** Values to mask: parameters with {@code NoEcho}, and attributes that are secrets. */
    static Set<String> secrets(Stacks stacks) {
        Set<String> secrets = new LinkedHashSet<>();
        for (DeployedStack stack : stacks.all()) {
            secrets.addAll(stack.state().hiddenParameters());
            stack.resources().stream()
                    .map(resource -> resource.resource().attributes().get("ClientSecret"))
                    .filter(Objects::nonNull)
                    .forEach(secret -> secrets.add(secret.asText()));
        }
        return secrets;
    }
}
