package cognitosync.localcloud.access.credentials;

import java.security.SecureRandom;
import java.util.Base64;

/** Draws ids, secrets and session tokens in the shapes that AWS gives them. */
final class KeyMaterial {
    private static final String ID_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int ID_LENGTH = 20;
    private static final int SECRET_BYTES = 30;
    private static final int TOKEN_BYTES = 192;

    private final SecureRandom random;

    KeyMaterial(SecureRandom random) {
        this.random = random;
    }

    /** Twenty characters that begin with {@code ASIA} (temporary) or {@code AKIA}. */
    String id(String prefix) {
        StringBuilder id = new StringBuilder(prefix);
        while (id.length() < ID_LENGTH) {
            id.append(ID_ALPHABET.charAt(random.nextInt(ID_ALPHABET.length())));
        }
        return id.toString();
    }

    /** Forty characters. */
    String secret() {
        return base64(SECRET_BYTES);
    }

    /** Opaque. */
    String sessionToken() {
        return base64(TOKEN_BYTES);
    }

    private String base64(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
