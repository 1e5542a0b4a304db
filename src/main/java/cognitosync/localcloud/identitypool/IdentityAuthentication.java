package cognitosync.localcloud.identitypool;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the identity that a request names, and whether its logins prove that it is the caller's own. */
final class IdentityAuthentication {
    private final Pools pools;
    private final Identities identities;
    private final LoginVerifier logins;
    private final InstantSource clock;

    IdentityAuthentication(Pools pools, Identities identities, LoginVerifier logins, InstantSource clock) {
        this.pools = pools;
        this.identities = identities;
        this.logins = logins;
        this.clock = clock;
    }

    /**
     * An identity and its proof.
     *
     * @param identity the caller's; not the one that the request names where that was merged into another just now
     * @param pool it belongs to
     * @param logins that prove it, none for a guest
     */
    record Proven(Identity identity, IdentityPool pool, List<Login> logins) {}

    /** As a request for credentials does: the given logins become logins of the identity. */
    Proven prove(String identityId, Map<String, String> given) {
        Identity identity = named(identityId);
        IdentityPool pool = pool(identity);
        if (given.isEmpty()) {
            return guest(identity, pool);
        }
        List<Login> proven = logins.verify(pool, given);
        return new Proven(identities.link(pool.id(), Optional.of(identity), proven, clock.instant()), pool, proven);
    }

    /** Without linking anything: one of the logins must be the identity's already. */
    Proven proveOnly(String identityId, Map<String, String> given) {
        Identity identity = named(identityId);
        IdentityPool pool = pool(identity);
        List<Login> proven = given.isEmpty() ? List.of() : logins.verify(pool, given);
        if (proven.stream().noneMatch(identity.logins()::contains)) {
            throw Errors.loginsDoNotMatch();
        }
        return new Proven(identity, pool, proven);
    }

    private static Proven guest(Identity identity, IdentityPool pool) {
        if (!identity.isGuest()) {
            throw Errors.forbidden(identity.id());
        }
        if (!pool.allowsGuests()) {
            throw Errors.noGuests();
        }
        return new Proven(identity, pool, List.of());
    }

    private Identity named(String identityId) {
        Identity identity = identities.find(identityId).orElseThrow(() -> Errors.identityNotFound(identityId));
        if (identity.disabled()) {
            throw Errors.forbidden(identityId);
        }
        return identity;
    }

    private IdentityPool pool(Identity identity) {
        return pools.find(identity.poolId()).orElseThrow(() -> Errors.poolNotFound(identity.poolId()));
    }
}
