package cognitosync.localcloud.sync.store;

import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.sync.dataset.DatasetState.DatasetId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes and reads sync session tokens: expiry and nonce, signed together with the dataset that they are good for. Whether a
 * session was spent only the store knows.
 */
public final class SyncSessionTokens {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final int EXPIRY_BYTES = Long.BYTES;
    private static final int NONCE_BYTES = 16;
    private static final int SIGNATURE_BYTES = 32;
    private static final int TOKEN_BYTES = EXPIRY_BYTES + NONCE_BYTES + SIGNATURE_BYTES;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final SecretKeySpec key;
    private final SecureRandom random;
    private final Duration lifetime;

    SyncSessionTokens(byte[] key, SecureRandom random, Duration lifetime) {
        this.key = new SecretKeySpec(key, ALGORITHM);
        this.random = random;
        this.lifetime = lifetime;
    }

    /** Tokens that outlive a restart: they are signed with a key that is made once for each database. */
    public static SyncSessionTokens of(Database database, SecureRandom random, Duration lifetime) {
        return new SyncSessionTokens(key(database, random), random, lifetime);
    }

    static byte[] key(Database database, SecureRandom random) {
        byte[] fresh = new byte[KEY_BYTES];
        random.nextBytes(fresh);
        return database.write(t -> {
            t.update("INSERT INTO sync_session_key (id, key) VALUES (1, ?) ON CONFLICT DO NOTHING", fresh);
            return t.first("SELECT key FROM sync_session_key WHERE id = 1", row -> row.bytes("key"))
                    .orElseThrow();
        });
    }

    /** A token for a new session. */
    public String issue(DatasetId dataset, Instant now) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] claims = ByteBuffer.allocate(EXPIRY_BYTES + NONCE_BYTES)
                .putLong(now.plus(lifetime).toEpochMilli())
                .put(nonce)
                .array();
        return ENCODER.encodeToString(ByteBuffer.allocate(TOKEN_BYTES)
                .put(claims)
                .put(signature(claims, dataset))
                .array());
    }

    /** The session of a token, empty where the token was not issued for this dataset, was changed, or has expired. */
    public Optional<SyncSession> read(String token, DatasetId dataset, Instant now) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            // Not base64: not issued here.
            return Optional.empty();
        }
        if (bytes.length != TOKEN_BYTES) {
            return Optional.empty();
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        byte[] claims = new byte[EXPIRY_BYTES + NONCE_BYTES];
        byte[] signature = new byte[SIGNATURE_BYTES];
        buffer.get(claims).get(signature);
        if (!MessageDigest.isEqual(signature, signature(claims, dataset))) {
            return Optional.empty();
        }
        Instant expiresAt = Instant.ofEpochMilli(buffer.getLong(0));
        byte[] nonce = new byte[NONCE_BYTES];
        buffer.get(EXPIRY_BYTES, nonce);
        return now.isBefore(expiresAt)
                ? Optional.of(new SyncSession(dataset, ENCODER.encodeToString(nonce), expiresAt))
                : Optional.empty();
    }

    private byte[] signature(byte[] claims, DatasetId dataset) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(claims);
            for (String part : new String[] {dataset.identityPoolId(), dataset.identityId(), dataset.datasetName()}) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                mac.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
                mac.update(bytes);
            }
            return mac.doFinal();
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM + "; this one fails to.", e);
        }
    }

    /**
     * What a sync session token stands for; one successful update spends it.
     *
     * @param dataset the only one it is good for
     * @param nonce tells it from every other session
     * @param expiresAt end of its use
     */
    public record SyncSession(DatasetId dataset, String nonce, Instant expiresAt) {}
}
