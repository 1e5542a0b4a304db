package cognitosync.localcloud.access.sigv4;

import cognitosync.localcloud.access.credentials.LruCache;
import cognitosync.localcloud.access.sigv4.SignatureClaim.Credential;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Steps 3 and 4: the key of one day, region and service, and the signature made with it.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html#derive-signing-key">Derive a signing key</a>
 */
final class SigningKey {
    private static final String HMAC = "HmacSHA256";

    // Has the key, and is never fed itself: a copy of it is ready sooner than a new one.
    private final Mac keyed;

    private SigningKey(byte[] bytes) {
        this.keyed = keyed(bytes);
    }

    static SigningKey derive(String secret, Credential.Scope scope) {
        byte[] date = hmac(("AWS4" + secret).getBytes(StandardCharsets.UTF_8), scope.date());
        byte[] region = hmac(date, scope.region());
        byte[] service = hmac(region, scope.service());
        return new SigningKey(hmac(service, scope.terminator()));
    }

    String sign(StringToSign stringToSign) {
        return sign(stringToSign.text());
    }

    String sign(String text) {
        try {
            return HexFormat.of().formatHex(hmac((Mac) keyed.clone(), text));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("The HMAC-SHA-256 of this JVM cannot be cloned.", e);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        return hmac(keyed(key), text);
    }

    private static byte[] hmac(Mac mac, String text) {
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Mac keyed(byte[] key) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JVM has no HMAC-SHA-256.", e);
        }
    }

    /** Nothing: this is a secret. */
    @Override
    public String toString() {
        return "signing key";
    }

    /**
     * Caches signing keys: a key holds for a day, and to derive it costs as much as the rest of a verification. Looked up only for
     * secrets that exist and scopes of today.
     */
    static final class Cache {
        private static final int CAPACITY = 4_096;

        private final LruCache<Origin, SigningKey> recent = new LruCache<>(CAPACITY);

        SigningKey of(String secret, Credential.Scope scope) {
            return recent.find(new Origin(secret, scope), () -> Optional.of(SigningKey.derive(secret, scope)))
                    .orElseThrow();
        }

        private record Origin(String secret, Credential.Scope scope) {
            /** Nothing: this holds a secret. */
            @Override
            public String toString() {
                return "origin of a signing key";
            }
        }
    }

    /**
     * Step 2: what is signed.
     *
     * @param text algorithm, time, scope, hash of the canonical request
     * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html#create-string-to-sign">Create a string to sign</a>
     */
    record StringToSign(String text) {
        static StringToSign of(SignatureClaim claim, CanonicalRequest request) {
            return new StringToSign(String.join(
                    "\n",
                    AuthorizationHeader.ALGORITHM,
                    claim.timestamp(),
                    claim.scope().toString(),
                    request.hash()));
        }
    }
}
