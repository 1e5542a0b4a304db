package cognitosync.localcloud.console;

import cognitosync.localcloud.access.credentials.Caller;
import cognitosync.localcloud.access.policy.Evaluation;
import cognitosync.localcloud.access.trail.TrailEntry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts names to callers; made anew for each page, so that it may remember what it looked up. */
final class CallerNames {
    private static final String SUB = "cognito-identity.amazonaws.com:sub";

    private final IdentitySource identities;
    private final UserSource users;
    private final Map<String, CallerView> known = new HashMap<>();

    CallerNames(IdentitySource identities, UserSource users) {
        this.identities = identities;
        this.users = users;
    }

    CallerView of(TrailEntry entry) {
        Caller caller = entry.caller().orElse(null);
        if (caller instanceof Caller.Identity identity) {
            return identity(identity.identityId());
        }
        if (caller instanceof Caller.Developer developer) {
            return new CallerView("The account’s owner", developer.arn(), "", "");
        }
        // Credentials are asked for without any: the identity that they are for is in the role's variables.
        return entry.decisive()
                .map(CallerNames::sub)
                .filter(id -> !id.isEmpty())
                .map(this::identity)
                .orElse(new CallerView(nobody(entry), "", "", ""));
    }

    private static String nobody(TrailEntry entry) {
        if (entry.signed()) {
            return "An unverified signature";
        }
        return entry.address().equals("sign-in") ? "A browser" : "Anyone, unsigned";
    }

    static String sub(Evaluation judgement) {
        List<String> values = judgement.request().context().values().getOrDefault(SUB, List.of());
        return values.isEmpty() ? "" : values.get(0);
    }

    CallerView identity(String id) {
        return known.computeIfAbsent(id, this::look);
    }

    private CallerView look(String id) {
        Optional<IdentitySource.Identity> identity = identities.find(id);
        String name = identity.flatMap(found -> found.logins().stream()
                        .flatMap(login -> users.find(login.userPoolId(), login.subject()).stream())
                        .map(user -> user.name().isEmpty() ? user.email() : user.name())
                        .findFirst())
                .orElse(identity.filter(found -> found.logins().isEmpty()).isPresent() ? "A guest" : "An identity");
        return new CallerView(name, id, DatasetsPage.href(id), ColourClass.of(id));
    }
}
