package cognitosync.localcloud.token;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A secret that is kept apart from the database: encrypts what a copy of the database must not tell (AES-256-GCM, <a
 * href="https://csrc.nist.gov/pubs/sp/800/38/d/final">NIST SP 800-38D</a>), and derives values that look random but are always the
 * same (HMAC-SHA-256).
 */
public final class SealingKey {
    /** Length of the secret. */
    public static final int BYTES = 32;

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final byte[] secret;
    private final SecretKeySpec encryption;
    private final SecureRandom random;

    /** Takes a copy of {@link #BYTES} random bytes. */
    public SealingKey(byte[] secret, SecureRandom random) {
        if (secret.length != BYTES) {
            throw new IllegalArgumentException("The secret has " + secret.length + " bytes, not " + BYTES + ".");
        }
        this.secret = secret.clone();
        this.random = random;
        encryption = new SecretKeySpec(derive("encryption"), "AES");
    }

    /**
     * Encrypts.
     *
     * @param context to which the answer belongs: it opens nowhere else
     */
    public String seal(byte[] plain, String context) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, context).doFinal(plain);
            return Base64.getEncoder()
                    .encodeToString(ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                            .put(nonce)
                            .put(sealed)
                            .array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JVM has AES with GCM.", e);
        }
    }

    /** Decrypts; empty where another key or another context sealed it. */
    public Optional<byte[]> open(String sealed, String context) {
        try {
            byte[] bytes = Base64.getDecoder().decode(sealed);
            if (bytes.length < NONCE_BYTES) {
                return Optional.empty();
            }
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(bytes, NONCE_BYTES), context);
            return Optional.of(cipher.doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // The file of the key was lost, or is that of another database: what was sealed is gone.
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String context) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, encryption, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    /** 32 bytes that only this key makes of these texts, none of which may hold a NUL. */
    public byte[] derive(String... texts) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            for (String text : texts) {
                mac.update(text.getBytes(StandardCharsets.UTF_8));
                mac.update((byte) 0);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JVM has HMAC with SHA-256.", e);
        }
    }

    /** Nothing: it is a secret. */
    @Override
    public String toString() {
        return "sealing key";
    }
}
