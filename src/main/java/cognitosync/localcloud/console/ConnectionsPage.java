package cognitosync.localcloud.console;

import cognitosync.localcloud.appsync.realtime.OpenConnection;
import cognitosync.localcloud.appsync.realtime.OpenConnection.OpenSubscription;
import cognitosync.localcloud.console.CallerNames.CallerView;
import cognitosync.localcloud.console.Excerpts.Excerpt;
import cognitosync.localcloud.http.Endpoint;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.messages.Messages;
import cognitosync.localcloud.page.Templates;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code /_local/console/connections}: open connections to GraphQL APIs with their subscriptions, the oldest first. {@link #now} is
 * polled by the script of the page: it returns the list as HTML.
 */
record ConnectionsPage(Console.Sources sources, Templates templates) implements Page {
    static final String NOW = "/connections/now";

    @Override
    public String path() {
        return "/connections";
    }

    @Override
    public String section() {
        return ApisPage.PATH;
    }

    @Override
    public String template() {
        return "connections";
    }

    @Override
    public String title() {
        return Messages.text("console.connections.title");
    }

    /**
     * A connection.
     *
     * @param key differs from those of the other connections
     * @param waiting messages that the client has not read yet; empty if there are none
     */
    record ConnectionView(
            String key,
            CallerView who,
            String api,
            String href,
            String at,
            String day,
            String waiting,
            List<SubscriptionView> subscriptions) {
        boolean idle() {
            return subscriptions.isEmpty();
        }
    }

    /**
     * A subscription.
     *
     * @param who began it, if not the one who connected
     */
    record SubscriptionView(
            String id,
            String field,
            List<CallerView> who,
            Excerpt arguments,
            List<Excerpt> filter,
            String at,
            String day,
            long messages) {}

    @Override
    public Map<String, Object> values(Request request) {
        return list();
    }

    /** The list as it is now. */
    Endpoint now() {
        return request -> Response.html(200, templates.render("connection-list", list()));
    }

    private Map<String, Object> list() {
        List<OpenConnection> all = sources.connections().get();
        List<OpenConnection> shown = all.stream().limit(Listing.LIMIT).toList();
        CallerNames callers = sources.callers();
        Excerpts excerpts = new Excerpts();
        Set<String> keys = new HashSet<>();
        List<ConnectionView> views = new ArrayList<>();
        shown.forEach(connection -> views.add(view(connection, key(connection, keys), callers, excerpts)));
        long subscriptions = all.stream()
                .mapToLong(connection -> connection.subscriptions().size())
                .sum();
        return Map.of(
                "connections",
                views,
                "none",
                all.isEmpty(),
                "summary",
                Messages.text(
                        "console.size.of-datasets",
                        Formats.connections(all.size()),
                        Formats.subscriptions(subscriptions)),
                "more",
                all.size() > shown.size());
    }

    // Several connections of one caller can begin at the same moment.
    private static String key(OpenConnection connection, Set<String> taken) {
        String beginning =
                connection.since().toString() + " " + connection.caller().arn();
        int number = 0;
        while (!taken.add(beginning + " " + number)) {
            number++;
        }
        return beginning + " " + number;
    }

    private ConnectionView view(OpenConnection connection, String key, CallerNames callers, Excerpts excerpts) {
        int waiting = connection.backlog().messages();
        return new ConnectionView(
                key,
                callers.of(connection.caller()),
                sources.apis()
                        .find(connection.apiId())
                        .map(api -> api.settings().name())
                        .orElse(connection.apiId()),
                ApiPage.href(connection.apiId()),
                connection.since().toString(),
                Formats.day(connection.since()),
                waiting == 0
                        ? ""
                        : Messages.text(
                                "console.size.of-datasets",
                                Formats.messages(waiting),
                                Formats.size(connection.backlog().bytes())),
                connection.subscriptions().stream()
                        .map(subscription -> view(connection, subscription, callers, excerpts))
                        .toList());
    }

    private static SubscriptionView view(
            OpenConnection connection, OpenSubscription subscription, CallerNames callers, Excerpts excerpts) {
        return new SubscriptionView(
                subscription.id(),
                subscription.field(),
                subscription.caller().equals(connection.caller())
                        ? List.of()
                        : List.of(callers.of(subscription.caller())),
                excerpts.of(subscription.arguments()),
                subscription.filter().map(excerpts::of).stream().toList(),
                subscription.since().toString(),
                Formats.day(subscription.since()),
                subscription.messages());
    }
}
