package cognitosync.localcloud.userpool.srp;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a client proves its password with.
 *
 * @param secretBlock which the server gave out, decoded
 * @param timestamp as the client wrote it
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-authentication-flow-methods.html">Sign-in
 *     with persistent passwords and secure payload</a>
 */
public record PasswordClaim(SrpIdentity identity, byte[] secretBlock, String timestamp) {
    private static final byte[] INFO = "Caldera Derived Key\u0001".getBytes(StandardCharsets.UTF_8);
    private static final int KEY_BYTES = 16;

    /**
     * Whether the client knew the password of the verifier. The time does not depend on the signature.
     *
     * @param clientValue A, which is not nothing modulo N
     */
    public boolean isProvenBy(byte[] signature, BigInteger clientValue, ServerKeyPair pair, Verifier verifier) {
        return MessageDigest.isEqual(signature, signature(key(clientValue, pair, verifier)));
    }

    /** HKDF (<a href="https://www.rfc-editor.org/rfc/rfc5869">RFC 5869</a>) of the premaster secret, salted with u. */
    static byte[] key(BigInteger clientValue, ServerKeyPair pair, Verifier verifier) {
        BigInteger u = SrpGroup.number(
                SrpGroup.sha256(clientValue.toByteArray(), pair.publicValue().toByteArray()));
        BigInteger secret =
                clientValue.multiply(verifier.value().modPow(u, SrpGroup.N)).modPow(pair.privateValue(), SrpGroup.N);
        byte[] pseudorandomKey = hmac(u.toByteArray(), secret.toByteArray());
        return Arrays.copyOf(hmac(pseudorandomKey, INFO), KEY_BYTES);
    }

    byte[] signature(byte[] key) {
        byte[] names = (identity.poolName() + identity.userId()).getBytes(StandardCharsets.UTF_8);
        return hmac(key, names, secretBlock, timestamp.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] hmac(byte[] key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("Every JVM has HMAC with SHA-256.", e);
        }
    }

    /** The user only: the rest proves something. */
    @Override
    public String toString() {
        return "password claim of " + identity.userId();
    }
}
