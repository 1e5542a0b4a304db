package cognitosync.localcloud.access.sigv4;

import cognitosync.localcloud.access.credentials.LruCache;
import java.util.Optional;

/**
 * Signing keys, each derived once: a key holds for a day, and the four steps to it cost as much as the rest of a verification.
 * Asked only for secrets that exist and scopes of today.
 */
final class SigningKeys {
    private static final int KEPT = 4_096;

    private final LruCache<Origin, SigningKey> recent = new LruCache<>(KEPT);

    SigningKey of(String secret, CredentialScope scope) {
        return recent.find(new Origin(secret, scope), () -> Optional.of(SigningKey.derive(secret, scope)))
                .orElseThrow();
    }

    private record Origin(String secret, CredentialScope scope) {
        /** Nothing: this holds a secret. */
        @Override
        public String toString() {
            return "origin of a signing key";
        }
    }
}
