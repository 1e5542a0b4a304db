package cognitosync.localcloud.identitypool;

import cognitosync.localcloud.identitypool.Identity.Login;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An identity pool.
 *
 * @param id region, colon, UUID
 * @param name for people
 * @param createdAt when it was made
 * @param classicFlow whether the basic flow is on; empty where the template does not say
 * @param allowsGuests whether identities without logins are given
 * @param providers whose tokens it takes
 * @param attached the roles that its identities get
 */
record IdentityPool(
        String id,
        String name,
        Instant createdAt,
        Optional<Boolean> classicFlow,
        boolean allowsGuests,
        List<LoginProvider> providers,
        AttachedRoles attached) {
    IdentityPool {
        providers = List.copyOf(providers);
    }

    /**
     * ARNs of the roles of a pool; each is empty until it is attached.
     *
     * @param authenticated of those with a login
     * @param unauthenticated of guests
     */
    record AttachedRoles(Optional<String> authenticated, Optional<String> unauthenticated) {
        static final AttachedRoles NONE = new AttachedRoles(Optional.empty(), Optional.empty());
    }

    /** AWS refuses the basic flow only where it was turned off; a pool that never said so still answers. */
    boolean allowsClassicFlow() {
        return classicFlow.orElse(true);
    }

    /** The role of a caller with these logins. */
    Optional<String> role(List<Login> proven) {
        return proven.isEmpty() ? attached.unauthenticated() : attached.authenticated();
    }

    /**
     * A user pool and app client whose ID tokens an identity pool takes.
     *
     * @param name {@code cognito-idp.REGION.amazonaws.com/POOL}
     * @param clientId audience that tokens must have
     * @param serverSideTokenCheck whether the user pool is asked if user and session still stand
     */
    record LoginProvider(String name, String clientId, boolean serverSideTokenCheck) {}
}
