package cognitosync.localcloud.console;

import cognitosync.localcloud.http.Endpoint;
import cognitosync.localcloud.http.FormEncoding;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.messages.Messages;
import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.userpool.UserPools;
import cognitosync.localcloud.userpool.users.User;
import cognitosync.localcloud.userpool.users.UserPoolException;
import cognitosync.localcloud.userpool.users.UserStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code /_local/console/users}: the users of a pool, with actions to confirm and delete them. */
record UsersPage(UserPools userPools) implements Page {
    private static final Map<String, String> NOTICES = Map.of(
            "confirmed", Messages.text("console.users.confirmed"), "deleted", Messages.text("console.users.deleted"));

    @Override
    public String path() {
        return "/users";
    }

    @Override
    public String template() {
        return "users";
    }

    @Override
    public String title() {
        return Messages.text("console.section.users");
    }

    private record UserView(
            String sub,
            String email,
            String name,
            boolean confirmed,
            boolean unconfirmed,
            boolean temporary,
            boolean disabled,
            boolean verified,
            String at,
            String day) {}

    @Override
    public Map<String, Object> values(Request request) {
        List<String> pools = userPools.ids();
        String pool = request.form("pool").or(() -> request.query("pool")).orElse(pools.isEmpty() ? "" : pools.get(0));
        String after = request.form("after").or(() -> request.query("after")).orElse("");
        Listing<User> users = Listing.of(
                userPools.users().list(pool, after, Listing.LIMIT + 1), User::sub, "/users", Map.of("pool", pool));
        Map<String, Object> values = new LinkedHashMap<>();
        values.put(
                "choices",
                pools.stream()
                        .map(id -> TabLink.of("/users", "pool", id, pool, ""))
                        .toList());
        values.put("pool", pool);
        values.put("after", after);
        values.put("users", users.items().stream().map(UsersPage::view).toList());
        values.put("empty", users.items().isEmpty() && pools.contains(pool));
        values.put("unknown", !pools.contains(pool) && !pools.isEmpty());
        values.put("next", users.next());
        values.put("none", pools.isEmpty());
        values.put("notice", NOTICES.getOrDefault(request.query("done").orElse(""), ""));
        return values;
    }

    private static UserView view(User user) {
        return new UserView(
                user.sub(),
                user.email(),
                user.attributes().getOrDefault("name", ""),
                user.confirmed(),
                user.status() == UserStatus.UNCONFIRMED,
                user.status() == UserStatus.FORCE_CHANGE_PASSWORD,
                !user.enabled(),
                user.emailVerified(),
                user.createdAt().toString(),
                Formats.day(user.createdAt()));
    }

    /**
     * A button of the page: changes one user, then shows the page again.
     *
     * @param frame around the page
     * @param page shown with an error if it fails
     * @param step the change
     * @param done name of the notice if it succeeds
     */
    record UserAction(Frame frame, UsersPage page, Step step, String done) implements Endpoint {
        /** Changes one user. */
        @FunctionalInterface
        interface Step {
            void run(String poolId, String sub);
        }

        @Override
        public Response respond(Request request) {
            String pool = request.form("pool").orElse("");
            try {
                step.run(pool, request.form("sub").orElse(""));
            } catch (AwsException e) {
                return frame.show(page, request, 400, UserPoolException.sentence(e));
            }
            Map<String, String> query = new LinkedHashMap<>();
            query.put("pool", pool);
            request.form("after").filter(after -> !after.isEmpty()).ifPresent(after -> query.put("after", after));
            query.put("done", done);
            return Response.seeOther(Console.PATH + page.path() + "?" + FormEncoding.encode(query));
        }
    }
}
