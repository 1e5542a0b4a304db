package cognitosync.localcloud.identitypool;

import java.util.Map;

/** Finds the identity that a request names, and whether its logins prove that it is the caller's own. */
final class ProvenIdentities {
    private final Pools pools;
    private final Identities identities;
    private final LoginVerifier logins;

    ProvenIdentities(Pools pools, Identities identities, LoginVerifier logins) {
        this.pools = pools;
        this.identities = identities;
        this.logins = logins;
    }

    /**
     * An identity and its proof.
     *
     * @param identity named by the request
     * @param pool it belongs to
     * @param login that proves it
     */
    record Proven(Identity identity, IdentityPool pool, Login login) {}

    Proven prove(String identityId, Map<String, String> given) {
        Identity identity = identities.find(identityId).orElseThrow(() -> Errors.identityNotFound(identityId));
        IdentityPool pool = pools.find(identity.poolId()).orElseThrow(() -> Errors.poolNotFound(identity.poolId()));
        if (given.isEmpty()) {
            throw Errors.notAuthorized("Access to Identity '" + identityId + "' is forbidden.");
        }
        Login login = logins.verify(pool, given);
        if (identities.find(pool.id(), login).filter(identity::equals).isEmpty()) {
            throw Errors.loginsDoNotMatch();
        }
        return new Proven(identity, pool, login);
    }
}
