package cognitosync.localcloud.identitypool;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Authenticates the caller of a request as the identity that the request names. */
record IdentityAuthentication(Pools pools, Identities identities, LoginVerifier logins, InstantSource clock) {
    /**
     * An authenticated identity.
     *
     * @param identity the caller's; another than the request names if that one was merged into it just now
     * @param pool of the identity
     * @param logins verified; none for a guest
     */
    record Authenticated(Identity identity, IdentityPool pool, List<Login> logins) {}

    /** Authenticates, and links the given logins to the identity, as a request for credentials does. */
    Authenticated authenticate(String identityId, Map<String, String> given) {
        Identity identity = named(identityId);
        IdentityPool pool = pool(identity);
        if (given.isEmpty()) {
            return guest(identity, pool);
        }
        List<Login> verified = logins.verify(pool, given);
        return new Authenticated(
                identities.link(pool.id(), Optional.of(identity), verified, clock.instant()), pool, verified);
    }

    /** Authenticates without linking: one of the logins must be the identity's already. */
    Authenticated authenticateWithoutLinking(String identityId, Map<String, String> given) {
        Identity identity = named(identityId);
        IdentityPool pool = pool(identity);
        List<Login> verified = given.isEmpty() ? List.of() : logins.verify(pool, given);
        if (verified.stream().noneMatch(identity.logins()::contains)) {
            throw Errors.loginsDoNotMatch();
        }
        return new Authenticated(identity, pool, verified);
    }

    private static Authenticated guest(Identity identity, IdentityPool pool) {
        if (!identity.isGuest()) {
            throw Errors.forbidden(identity.id());
        }
        if (!pool.allowsGuests()) {
            throw Errors.noGuests();
        }
        return new Authenticated(identity, pool, List.of());
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
