package cognitosync.localcloud.console;

import cognitosync.localcloud.console.CallerNames.CallerView;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.identitypool.Identity;
import cognitosync.localcloud.identitypool.IdentityPools;
import cognitosync.localcloud.messages.Messages;
import cognitosync.localcloud.sync.store.DatasetBrowser;
import cognitosync.localcloud.sync.store.Usages.Usage;
import cognitosync.localcloud.userpool.users.User;
import cognitosync.localcloud.userpool.users.Users;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code /_local/console/identities}: the identities of a pool, their logins, and how much is stored for them. */
record IdentitiesPage(IdentityPools identityPools, Users users, DatasetBrowser datasets) implements Page {
    private static final int POOLS = 100;

    @Override
    public String path() {
        return "/identities";
    }

    @Override
    public String template() {
        return "identities";
    }

    @Override
    public String title() {
        return Messages.text("console.section.identities");
    }

    private record LoginView(String provider, String subject, String email) {}

    private record IdentityView(
            CallerView who,
            List<LoginView> logins,
            boolean guest,
            boolean disabled,
            String datasets,
            String href,
            String at,
            String day) {}

    @Override
    public Map<String, Object> values(Request request) {
        List<String> pools = List.copyOf(identityPools.createdAfter("", POOLS).keySet());
        String pool = request.query("pool").orElse(pools.isEmpty() ? "" : pools.get(0));
        CallerNames callers = new CallerNames(identityPools, users);
        Listing<Identity> identities = Listing.of(
                identityPools.identities(pool, request.query("after").orElse(""), Listing.LIMIT + 1),
                Identity::id,
                "/identities",
                Map.of("pool", pool));
        Map<String, Object> values = new LinkedHashMap<>();
        values.put(
                "choices",
                pools.stream()
                        .map(id -> TabLink.of("/identities", "pool", id, pool, ""))
                        .toList());
        values.put(
                "identities",
                identities.items().stream()
                        .map(identity -> view(identity, callers))
                        .toList());
        values.put("empty", identities.items().isEmpty() && pools.contains(pool));
        values.put("unknown", !pools.contains(pool) && !pools.isEmpty());
        values.put("next", identities.next());
        values.put("none", pools.isEmpty());
        return values;
    }

    private IdentityView view(Identity identity, CallerNames callers) {
        Usage usage = datasets.usage(identity.poolId(), identity.id());
        return new IdentityView(
                callers.identity(identity.id()),
                identity.logins().stream()
                        .map(login -> new LoginView(
                                login.provider(),
                                login.subject(),
                                CallerNames.user(users, login)
                                        .map(User::email)
                                        .orElse(Messages.text("console.identities.no-user"))))
                        .toList(),
                identity.logins().isEmpty(),
                identity.disabled(),
                Formats.usage(usage),
                DatasetsPage.href(identity.id()),
                identity.createdAt().toString(),
                Formats.day(identity.createdAt()));
    }
}
