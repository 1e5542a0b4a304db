package cognitosync.localcloud.userpool.users;

import cognitosync.localcloud.token.OpaqueToken;
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

    /** The same for a name that may be no user's: what AWS calls a simulated delivery. */
    public static CodeDelivery simulated(UserPool pool, String username) {
        if (Attributes.isAddress(username)) {
            return to(pool, username);
        }
        byte[] hash = OpaqueToken.sha256(pool.id() + " " + pool.fold(username));
        return new CodeDelivery(letter(hash[0]) + REST + "@" + letter(hash[1]) + REST);
    }

    private static String first(String text) {
        return text.substring(0, text.offsetByCodePoints(0, 1)) + REST;
    }

    private static char letter(byte value) {
        return (char) ('a' + Math.floorMod(value, 26));
    }
}
