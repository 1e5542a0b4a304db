package cognitosync.localcloud.userpool.srp;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/**
 * What the server keeps in place of a password: g to the power of x, x the salted hash of name and password
 * (<a href="https://www.rfc-editor.org/rfc/rfc5054#section-2.4">RFC 5054, section 2.4</a>). One guess costs whoever holds it one
 * SHA-256 and one power, which is far cheaper than Argon2id: it must be stored encrypted.
 *
 * @param value v
 */
public record Verifier(BigInteger value) {
    private static final byte[] NONE = {};

    /**
     * Computes it.
     *
     * @param identity who signs in
     * @param salt of this user, not negative
     */
    public static Verifier of(SrpIdentity identity, BigInteger salt, String password) {
        String named = identity.poolName() + identity.userId() + ":" + password;
        byte[] inner = SrpGroup.sha256(named.getBytes(StandardCharsets.UTF_8), NONE);
        BigInteger x = SrpGroup.number(SrpGroup.sha256(salt.toByteArray(), inner));
        return new Verifier(SrpGroup.G.modPow(x, SrpGroup.N));
    }

    /** Nothing: it tells a guesser what the password is. */
    @Override
    public String toString() {
        return "verifier";
    }
}
