package cognitosync.localcloud.identitypool;

import java.util.List;
import java.util.Optional;

/**
 * An identity pool without guests.
 *
 * @param id region, colon, UUID
 * @param name for people
 * @param classicFlow whether the basic flow is on; empty where the template does not say
 * @param providers whose tokens it takes
 * @param authenticatedRole ARN of the role that users get; empty until one is attached
 */
record IdentityPool(
        String id,
        String name,
        Optional<Boolean> classicFlow,
        List<LoginProvider> providers,
        Optional<String> authenticatedRole) {

    IdentityPool {
        providers = List.copyOf(providers);
    }

    /** AWS refuses the basic flow only where it was turned off; a pool that never said so still answers. */
    boolean allowsClassicFlow() {
        return classicFlow.orElse(true);
    }
}
