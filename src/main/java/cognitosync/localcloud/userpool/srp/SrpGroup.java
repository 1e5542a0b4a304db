package cognitosync.localcloud.userpool.srp;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The group of 3,072 bits of <a href="https://www.rfc-editor.org/rfc/rfc5054#appendix-A">RFC 5054, appendix A</a>. Cognito's
 * generator is 2 where the RFC has 5; its numbers are hashed as the shortest two's complement, where the RFC pads them to the
 * length of N.
 */
public final class SrpGroup {
    /** The prime. */
    public static final BigInteger N = new BigInteger("""
            FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74\
            020BBEA63B139B22514A08798E3404DDEF9519B3CD3A431B302B0A6DF25F1437\
            4FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F406B7ED\
            EE386BFB5A899FA5AE9F24117C4B1FE649286651ECE45B3DC2007CB8A163BF05\
            98DA48361C55D39A69163FA8FD24CF5F83655D23DCA3AD961C62F356208552BB\
            9ED529077096966D670C354E4ABC9804F1746C08CA18217C32905E462E36CE3B\
            E39E772C180E86039B2783A2EC07A28FB5C55DF06F4C52C9DE2BCBF695581718\
            3995497CEA956AE515D2261898FA051015728E5A8AAAC42DAD33170D04507A33\
            A85521ABDF1CBA64ECFB850458DBEF0A8AEA71575D060C7DB3970F85A6E1E4C7\
            ABF5AE8CDB0933D71E8C94E04A25619DCEE3D2261AD2EE6BF12FFA06D98A0864\
            D87602733EC86A64521F2B18177B200CBBE117577A615D6C770988C0BAD946E2\
            08E24FA074E5AB3143DB5BFCE0FD108E4B82D120A93AD2CAFFFFFFFFFFFFFFFF""", 16);

    static final BigInteger G = BigInteger.TWO;
    static final BigInteger K = number(sha256(N.toByteArray(), G.toByteArray()));

    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{1," + (N.bitLength() / 4 + 2) + "}");

    private SrpGroup() {}

    /**
     * The public value of a client, A.
     *
     * @param hex at most as many digits as N and a leading {@code 00}
     * @return empty where it is not such a number, or nothing modulo N: then any password would be proven
     */
    public static Optional<BigInteger> clientValue(String hex) {
        return HEX.matcher(hex).matches()
                ? Optional.of(new BigInteger(hex, 16))
                        .filter(value -> value.mod(N).signum() != 0)
                : Optional.empty();
    }

    /** A number as the protocol writes it. */
    public static String hex(BigInteger number) {
        return number.toString(16).toLowerCase(Locale.ROOT);
    }

    static BigInteger number(byte[] unsigned) {
        return new BigInteger(1, unsigned);
    }

    static byte[] sha256(byte[] first, byte[] second) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(ByteBuffer.allocate(first.length + second.length)
                            .put(first)
                            .put(second)
                            .array());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256.", e);
        }
    }
}
