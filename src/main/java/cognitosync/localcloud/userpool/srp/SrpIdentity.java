package cognitosync.localcloud.userpool.srp;

/**
 * Whom a proof is about.
 *
 * @param poolName what follows the underscore in the pool's id
 * @param userId {@code USER_ID_FOR_SRP}
 */
public record SrpIdentity(String poolName, String userId) {
    /** A user of the pool with that id. */
    public static SrpIdentity of(String poolId, String userId) {
        return new SrpIdentity(poolId.substring(poolId.indexOf('_') + 1), userId);
    }
}
