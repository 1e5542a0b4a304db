package cognitosync.localcloud.access.sigv4;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Steps 3 and 4: the key of one day, region and service, and the signature made with it.
 *
 * @param bytes derived from the secret
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html#derive-signing-key">Derive a signing key</a>
 */
record SigningKey(byte[] bytes) {
    static SigningKey derive(String secret, CredentialScope scope) {
        byte[] date = Digests.hmac(("AWS4" + secret).getBytes(StandardCharsets.UTF_8), scope.date());
        byte[] region = Digests.hmac(date, scope.region());
        byte[] service = Digests.hmac(region, scope.service());
        return new SigningKey(Digests.hmac(service, scope.terminator()));
    }

    String sign(StringToSign stringToSign) {
        return sign(stringToSign.text());
    }

    String sign(String text) {
        return HexFormat.of().formatHex(Digests.hmac(bytes, text));
    }

    /** Nothing: this is a secret. */
    @Override
    public String toString() {
        return "signing key";
    }
}
