package cognitosync.localcloud.console;

import cognitosync.localcloud.access.credentials.Caller;
import cognitosync.localcloud.access.policy.Evaluation;
import cognitosync.localcloud.access.trail.TrailEntry;
import cognitosync.localcloud.identitypool.Identity;
import cognitosync.localcloud.identitypool.Identity.Login;
import cognitosync.localcloud.identitypool.IdentityPools;
import cognitosync.localcloud.messages.Messages;
import cognitosync.localcloud.userpool.users.User;
import cognitosync.localcloud.userpool.users.Users;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Names of callers, with a cache; each page creates its own. */
final class CallerNames {

    /**
     * The caller of a request.
     *
     * @param name as a page shows it
     * @param detail the identity id or ARN behind the name; may be empty
     * @param href page with the stored data of the identity; may be empty
     * @param paint style class with the colour of the identity; empty without an identity
     */
    record CallerView(String name, String detail, String href, String paint) {}

    private static final String SUB = "cognito-identity.amazonaws.com:sub";

    private final IdentityPools identities;
    private final Users users;
    private final Map<String, CallerView> known = new HashMap<>();

    CallerNames(IdentityPools identities, Users users) {
        this.identities = identities;
        this.users = users;
    }

    CallerView of(TrailEntry entry) {
        if (entry.caller().isPresent()) {
            return of(entry.caller().get());
        }
        // GetCredentialsForIdentity is unsigned: its identity is in the variables of the role's policy.
        return entry.decisive()
                .map(CallerNames::sub)
                .filter(id -> !id.isEmpty())
                .map(this::identity)
                .orElse(new CallerView(anonymous(entry), "", "", ""));
    }

    CallerView of(Caller caller) {
        if (caller instanceof Caller.Identity identity) {
            return identity(identity.identityId());
        }
        return caller instanceof Caller.Developer
                ? new CallerView(Messages.text("console.caller.owner"), caller.arn(), "", "")
                : new CallerView(caller.arn(), "", "", "");
    }

    private static String anonymous(TrailEntry entry) {
        if (entry.signed()) {
            return Messages.text("console.caller.unverified");
        }
        return entry.address().equals("sign-in")
                ? Messages.text("console.caller.browser")
                : Messages.text("console.caller.anonymous");
    }

    static String sub(Evaluation evaluation) {
        List<String> values = evaluation.request().context().values().getOrDefault(SUB, List.of());
        return values.isEmpty() ? "" : values.get(0);
    }

    /** The user behind a login; its provider ends with the id of the user pool. */
    static Optional<User> user(Users users, Login login) {
        return users.find(login.provider().substring(login.provider().lastIndexOf('/') + 1), login.subject());
    }

    CallerView identity(String id) {
        return known.computeIfAbsent(id, this::look);
    }

    private static String name(User user) {
        String name = user.attributes().getOrDefault("name", "");
        return name.isEmpty() ? user.email() : name;
    }

    private CallerView look(String id) {
        Optional<Identity> identity = identities.identity(id);
        String name = identity.flatMap(found -> found.logins().stream()
                        .flatMap(login -> user(users, login).stream())
                        .map(CallerNames::name)
                        .findFirst())
                .orElseGet(
                        () -> identity.filter(found -> found.logins().isEmpty()).isPresent()
                                ? Messages.text("console.caller.guest")
                                : Messages.text("console.caller.unknown"));
        return new CallerView(name, id, DatasetsPage.href(id), Formats.colour(id));
    }
}
