package cognitosync.localcloud.userpool.settings;

/**
 * The domain of a user pool.
 *
 * @param prefix first label of {@code PREFIX.auth.REGION.amazoncognito.com}
 * @param poolId the user pool
 * @param managedLoginVersion 1 for the classic hosted UI, 2 for managed login
 */
public record PoolDomain(String prefix, String poolId, int managedLoginVersion) {
    /** The domain's address on AWS. */
    public String url(String region) {
        return "https://" + prefix + ".auth." + region + ".amazoncognito.com";
    }
}
