package cognitosync.localcloud.sync.api;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Tokens of lists that go by name: the last name on the page, in base64, as AWS's own examples show. */
final class NextTokens {
    private NextTokens() {}

    static String of(String name) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(name.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The name in a token.
     *
     * @throws cognitosync.localcloud.protocol.AwsException {@code InvalidParameterException} where it is no such token
     */
    static String read(String token) {
        try {
            return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw SyncErrors.invalidNextToken();
        }
    }
}
