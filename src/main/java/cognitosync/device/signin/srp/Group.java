package cognitosync.device.signin.srp;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The numbers and hashes of SRP with Cognito. The prime is the one of 3,072 bits of <a
 * href="https://www.rfc-editor.org/rfc/rfc3526#section-5">RFC 3526</a>, as in RFC 5054; the generator is 2. Numbers are hashed as
 * {@link BigInteger#toByteArray} writes them, without the padding of RFC 5054.
 */
final class Group {
    static final BigInteger N = new BigInteger(
            "ffffffffffffffffc90fdaa22168c234c4c6628b80dc1cd129024e088a67cc74"
                    + "020bbea63b139b22514a08798e3404ddef9519b3cd3a431b302b0a6df25f1437"
                    + "4fe1356d6d51c245e485b576625e7ec6f44c42e9a637ed6b0bff5cb6f406b7ed"
                    + "ee386bfb5a899fa5ae9f24117c4b1fe649286651ece45b3dc2007cb8a163bf05"
                    + "98da48361c55d39a69163fa8fd24cf5f83655d23dca3ad961c62f356208552bb"
                    + "9ed529077096966d670c354e4abc9804f1746c08ca18217c32905e462e36ce3b"
                    + "e39e772c180e86039b2783a2ec07a28fb5c55df06f4c52c9de2bcbf695581718"
                    + "3995497cea956ae515d2261898fa051015728e5a8aaac42dad33170d04507a33"
                    + "a85521abdf1cba64ecfb850458dbef0a8aea71575d060c7db3970f85a6e1e4c7"
                    + "abf5ae8cdb0933d71e8c94e04a25619dcee3d2261ad2ee6bf12ffa06d98a0864"
                    + "d87602733ec86a64521f2b18177b200cbbe117577a615d6c770988c0bad946e2"
                    + "08e24fa074e5ab3143db5bfce0fd108e4b82d120a93ad2caffffffffffffffff",
            16);

    static final BigInteger G = BigInteger.TWO;

    /** The multiplier k of SRP-6a. */
    static final BigInteger K = number(sha256(N.toByteArray(), G.toByteArray()));

    private Group() {}

    static BigInteger number(byte[] unsigned) {
        return new BigInteger(1, unsigned);
    }

    static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }

    static byte[] hmac(byte[] key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has HMAC with SHA-256", impossible);
        }
    }
}
