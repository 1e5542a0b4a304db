package cognitosync.localcloud.console;

import cognitosync.localcloud.console.IdentitySource.Identity;
import cognitosync.localcloud.http.Request;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code /_local/console/identities}: who an identity pool knows, by which logins, and how much is stored for them. */
record IdentitiesPage(IdentitySource source, UserSource users, DatasetSource datasets) implements Page {
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
        return "Identities";
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
        List<String> pools = source.pools();
        String pool = request.query("pool").orElse(pools.isEmpty() ? "" : pools.get(0));
        CallerNames callers = new CallerNames(source, users);
        Listing<Identity> identities = Listing.of(
                source.identities(pool, request.query("after").orElse(""), Listing.LIMIT + 1),
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
        DatasetSource.Total total = datasets.total(identity.poolId(), identity.id());
        return new IdentityView(
                callers.identity(identity.id()),
                identity.logins().stream()
                        .map(login -> new LoginView(
                                login.provider(),
                                login.subject(),
                                users.find(login.userPoolId(), login.subject())
                                        .map(UserSource.User::email)
                                        .orElse("no such user any more")))
                        .toList(),
                identity.logins().isEmpty(),
                identity.isDisabled(),
                Formats.count(total.datasets(), "dataset") + ", " + Formats.size(total.bytes()),
                DatasetsPage.href(identity.id()),
                identity.createdAt().toString(),
                Formats.day(identity.createdAt()));
    }
}
