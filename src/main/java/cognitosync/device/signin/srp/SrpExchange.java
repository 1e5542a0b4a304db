package cognitosync.device.signin.srp;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * One exchange: its secret number, and the proof of a password made with it. The server learns whether the password is
 * right, and nothing else of it.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5054#section-2.6">RFC 5054, section 2.6</a>
 */
public final class SrpExchange {
    /** What RFC 5054 advises at least. */
    private static final int SECRET_BITS = 256;

    private static final SecureRandom RANDOM = new SecureRandom();

    /** With the counter of HKDF's only block, <a href="https://www.rfc-editor.org/rfc/rfc5869">RFC 5869</a>. */
    private static final byte[] KEY_INFO = "Caldera Derived Key\u0001".getBytes(StandardCharsets.UTF_8);

    private static final int KEY_BYTES = 16;

    private final BigInteger secret;
    private final BigInteger publicValue;

    private SrpExchange(BigInteger secret) {
        this.secret = secret;
        this.publicValue = Group.G.modPow(secret, Group.N);
    }

    /** A new exchange with a new secret. */
    public static SrpExchange start() {
        return of(new BigInteger(SECRET_BITS, RANDOM));
    }

    static SrpExchange of(BigInteger secret) {
        return new SrpExchange(secret);
    }

    /** A, in hexadecimal digits: {@code SRP_A}. */
    public String publicValue() {
        return publicValue.toString(16);
    }

    /**
     * The proof, in base64: {@code PASSWORD_CLAIM_SIGNATURE}.
     *
     * @param timestamp as it is sent
     * @return empty if the server's value must be refused, because it would give the password away
     */
    public Optional<String> proof(SrpChallenge challenge, String password, String timestamp) {
        BigInteger u = Group.number(
                Group.sha256(publicValue.toByteArray(), challenge.serverValue().toByteArray()));
        if (challenge.serverValue().mod(Group.N).signum() == 0 || u.signum() == 0) {
            return Optional.empty();
        }
        byte[] signature = Group.hmac(
                key(challenge, password, u),
                text(challenge.poolName() + challenge.userId()),
                challenge.secretBlock(),
                text(timestamp));
        return Optional.of(Base64.getEncoder().encodeToString(signature));
    }

    byte[] key(SrpChallenge challenge, String password, BigInteger u) {
        BigInteger x = Group.number(Group.sha256(
                challenge.salt().toByteArray(),
                Group.sha256(text(challenge.poolName() + challenge.userId() + ":" + password))));
        BigInteger masked = Group.K.multiply(Group.G.modPow(x, Group.N));
        BigInteger shared = challenge.serverValue().subtract(masked).modPow(secret.add(u.multiply(x)), Group.N);
        return Arrays.copyOf(Group.hmac(Group.hmac(u.toByteArray(), shared.toByteArray()), KEY_INFO), KEY_BYTES);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "SRP";
    }
}
