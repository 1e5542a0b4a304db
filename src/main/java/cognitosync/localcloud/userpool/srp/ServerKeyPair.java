package cognitosync.localcloud.userpool.srp;

import java.math.BigInteger;
import java.security.SecureRandom;

/**
 * The server's ephemeral pair of one exchange (<a href="https://www.rfc-editor.org/rfc/rfc5054#section-2.5.3">RFC 5054, section
 * 2.5.3</a>). Whoever has both halves has the verifier.
 *
 * @param privateValue b
 * @param publicValue B
 */
public record ServerKeyPair(BigInteger privateValue, BigInteger publicValue) {
    /** The least that the RFC advises; every further bit makes a sign-in slower. */
    private static final int PRIVATE_BITS = 256;

    /** A fresh pair. */
    public static ServerKeyPair create(Verifier verifier, SecureRandom random) {
        ServerKeyPair pair;
        do {
            pair = of(verifier, new BigInteger(PRIVATE_BITS, random));
            // Zero is what a client must refuse (RFC 5054, section 2.5.3); it does not happen in the age of the
            // universe.
        } while (pair.publicValue.signum() == 0);
        return pair;
    }

    static ServerKeyPair of(Verifier verifier, BigInteger privateValue) {
        BigInteger masked = SrpGroup.K.multiply(verifier.value());
        return new ServerKeyPair(
                privateValue,
                masked.add(SrpGroup.G.modPow(privateValue, SrpGroup.N)).mod(SrpGroup.N));
    }

    /** Nothing: half of it is a secret. */
    @Override
    public String toString() {
        return "key pair";
    }
}
