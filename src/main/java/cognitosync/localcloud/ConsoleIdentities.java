package cognitosync.localcloud;

import cognitosync.localcloud.console.IdentitySource;
import cognitosync.localcloud.identitypool.IdentityPools;
import java.util.List;
import java.util.Optional;

/**
 * Shows the console the identities.
 *
 * @param identityPools of the account
 */
record ConsoleIdentities(IdentityPools identityPools) implements IdentitySource {
    private static final int MOST_POOLS = 100;

    @Override
    public List<String> pools() {
        return List.copyOf(identityPools.createdAfter("", MOST_POOLS).keySet());
    }

    @Override
    public List<Identity> identities(String poolId, String after, int limit) {
        return identityPools.identities(poolId, after, limit).stream()
                .map(ConsoleIdentities::view)
                .toList();
    }

    @Override
    public Optional<Identity> find(String identityId) {
        return identityPools.identity(identityId).map(ConsoleIdentities::view);
    }

    private static Identity view(cognitosync.localcloud.identitypool.Identity identity) {
        return new Identity(
                identity.id(),
                identity.poolId(),
                identity.logins().stream()
                        .map(login -> new Login(login.provider(), login.subject()))
                        .toList(),
                identity.disabled(),
                identity.createdAt());
    }
}
