package cognitosync.localcloud.identitypool;

import cognitosync.localcloud.identitypool.Identity.Login;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What becomes of identities whose logins come together in one request. A guest who signs in keeps the identity, unless the login
 * has one already: then that one stays. Identities that turn out to be one person are merged.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/switching-identities.html">Switching unauthenticated
 *     users to authenticated users</a>
 */
sealed interface Linking {
    /** No identity has any of these logins: one is made for them. */
    record Made() implements Linking {}

    /**
     * The logins belong to one identity from now on.
     *
     * @param winner that identity
     * @param merged others, which it takes in
     * @param added logins that no identity had
     */
    record Joined(Identity winner, List<Identity> merged, List<Login> added) implements Linking {
        public Joined {
            merged = List.copyOf(merged);
            added = List.copyOf(added);
        }

        /** Whether everything is so already. */
        boolean changesNothing() {
            return merged.isEmpty() && added.isEmpty();
        }
    }

    /** No login is one of the identity that the request names. */
    record NoMatch() implements Linking {}

    /** One identity would be two users of the same user pool. */
    record Conflict() implements Linking {}

    /**
     * Decides.
     *
     * @param named by the request, where it names one
     * @param owners the identities that have any of the logins
     * @param given verified logins, at least one
     */
    static Linking of(Optional<Identity> named, List<Identity> owners, List<Login> given) {
        if (named.filter(identity -> !identity.isGuest() && !owners.contains(identity))
                .isPresent()) {
            return new NoMatch();
        }
        Optional<Identity> winner = named.filter(Predicate.not(Identity::isGuest))
                .or(() -> owners.stream()
                        .min(Comparator.comparing(Identity::createdAt).thenComparing(Identity::id)))
                .or(() -> named);
        return winner.map(identity -> join(identity, named, owners, given)).orElseGet(Made::new);
    }

    private static Linking join(Identity winner, Optional<Identity> named, List<Identity> owners, List<Login> given) {
        List<Identity> merged = new ArrayList<>(owners);
        named.filter(Identity::isGuest).ifPresent(merged::add);
        merged.remove(winner);
        List<Login> all = new ArrayList<>(winner.logins());
        merged.forEach(identity -> all.addAll(identity.logins()));
        List<Login> added = new ArrayList<>(given);
        added.removeAll(all);
        all.addAll(added);
        return hasTwoUsersOfOnePool(all) ? new Conflict() : new Joined(winner, merged, added);
    }

    private static boolean hasTwoUsersOfOnePool(List<Login> logins) {
        Map<String, String> subjects = new HashMap<>();
        return logins.stream().anyMatch(login -> {
            String other = subjects.putIfAbsent(login.provider(), login.subject());
            return other != null && !other.equals(login.subject());
        });
    }
}
