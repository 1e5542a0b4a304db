package cognitosync.device.signin.srp;

import java.math.BigInteger;
import java.util.Base64;

/**
 * What the user pool sends after A.
 *
 * @param poolName the part of the user pool's id after the region
 * @param userId {@code USER_ID_FOR_SRP}
 * @param salt {@code SALT}
 * @param serverValue B, {@code SRP_B}
 * @param secretBlock {@code SECRET_BLOCK}, decoded
 */
public record SrpChallenge(
        String poolName, String userId, BigInteger salt, BigInteger serverValue, byte[] secretBlock) {

    /**
     * Reads the parameters of the challenge.
     *
     * @throws IllegalArgumentException if one is not a number, or not base64
     */
    public static SrpChallenge of(
            String userPoolId, String userId, String salt, String serverValue, String secretBlock) {
        return new SrpChallenge(
                userPoolId.substring(userPoolId.indexOf('_') + 1),
                userId,
                new BigInteger(salt, 16),
                new BigInteger(serverValue, 16),
                Base64.getDecoder().decode(secretBlock));
    }

    /** The user only. */
    @Override
    public String toString() {
        return "SRP challenge of " + userId;
    }
}
