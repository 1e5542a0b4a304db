package cognitosync.localcloud.userpool.users;

import cognitosync.localcloud.token.SealingKey;
import cognitosync.localcloud.userpool.settings.Pools.UserPool;
import cognitosync.localcloud.userpool.srp.SrpGroup;
import cognitosync.localcloud.userpool.srp.SrpIdentity;
import cognitosync.localcloud.userpool.srp.Verifier;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Salts and verifiers of SRP. The protocol fixes a verifier that is far cheaper to guess from than an Argon2id hash, so the
 * database only holds it sealed with a key that is kept elsewhere. Salts are derived from that key and the user's id: they never
 * change, and an unknown name has one as stable as a user's, so that they do not tell who exists.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-managing-errors.html">Managing user
 *     existence error responses</a>
 */
public record Verifiers(SealingKey key) {
    private static final Pattern USER_ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final int SALT_BYTES = 16;
    private static final int VALUE_BYTES = 384;

    /** The salt of a user, or of nobody. */
    public BigInteger salt(String poolId, String userId) {
        return new BigInteger(1, Arrays.copyOf(key.derive("salt", poolId, userId), SALT_BYTES));
    }

    /**
     * The {@code USER_ID_FOR_SRP} of a name that nobody has: as random as a {@code sub}, always the same. As a {@code sub} is, it is a
     * name that stands for itself: who asks with what was answered before learns nothing.
     */
    public String unknownUserId(UserPool pool, String username) {
        String name = pool.fold(username);
        if (USER_ID.matcher(name).matches()) {
            return name;
        }
        ByteBuffer bytes = ByteBuffer.wrap(key.derive("user", pool.id(), name));
        long most = (bytes.getLong() & ~0xf000L) | 0x4000L;
        long least = (bytes.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new UUID(most, least).toString();
    }

    /** A verifier that no password has, for who does not exist or has none. */
    public Verifier dummy(String poolId, String userId) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; bytes.size() < VALUE_BYTES; i++) {
            bytes.writeBytes(key.derive("verifier", poolId, userId, Integer.toString(i)));
        }
        return new Verifier(new BigInteger(1, bytes.toByteArray()).mod(SrpGroup.N));
    }

    /** Makes the verifier of a password, as it is stored. */
    String seal(String poolId, String sub, String password) {
        Verifier verifier = Verifier.of(SrpIdentity.of(poolId, sub), salt(poolId, sub), password);
        return key.seal(verifier.value().toByteArray(), context(poolId, sub));
    }

    /** Reads what was stored; empty where the key is another one. */
    Optional<Verifier> open(String poolId, String sub, String sealed) {
        return key.open(sealed, context(poolId, sub)).map(bytes -> new Verifier(new BigInteger(bytes)));
    }

    private static String context(String poolId, String sub) {
        return "verifier " + poolId + " " + sub;
    }
}
