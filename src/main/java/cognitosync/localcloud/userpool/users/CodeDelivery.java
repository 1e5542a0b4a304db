package cognitosync.localcloud.userpool.users;

import cognitosync.localcloud.userpool.settings.Pools.UserPool;

/**
 * Where a code went, so much of it that its owner knows the address.
 *
 * @param destination such as {@code a***@e***}
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CodeDeliveryDetailsType.html">CodeDeliveryDetailsType</a>
 */
public record CodeDelivery(String destination) {
    private static final String REST = "***";

    /** Of an address, as names are compared: the case in which it was stored would tell that it is stored. */
    public static CodeDelivery to(UserPool pool, String address) {
        String folded = pool.fold(address);
        return new CodeDelivery(first(folded) + "@" + first(folded.substring(folded.indexOf('@') + 1)));
    }

    /**
     * The same for a name that may be no user's, whether it is one or not: what AWS calls a simulated delivery. Of another name than an
     * address it tells nothing: the address of that user, or another than it, would tell that there is one.
     */
    public static CodeDelivery simulated(UserPool pool, String username) {
        return Attributes.isAddress(username) ? to(pool, username) : new CodeDelivery(REST + "@" + REST);
    }

    private static String first(String text) {
        return text.substring(0, text.offsetByCodePoints(0, 1)) + REST;
    }
}
