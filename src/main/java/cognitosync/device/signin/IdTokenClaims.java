package cognitosync.device.signin;

import cognitosync.device.failure.DeviceException;
import cognitosync.device.messages.Messages;
import cognitosync.device.stack.Stack;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;

/**
 * The claims of an ID token. Its signature need not be checked here, because it came directly from the token endpoint;
 * the identity pool checks it.
 *
 * @param issuer of the token
 * @param audience id of the app client
 * @param nonce of the authorization request
 * @param name of the person
 * @param email of the person
 * @param expiresAt when it expires
 * @see <a href="https://openid.net/specs/openid-connect-core-1_0.html#IDTokenValidation">OpenID Connect, ID token
 *     validation</a>
 */
record IdTokenClaims(String issuer, String audience, String nonce, String name, String email, Instant expiresAt) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static IdTokenClaims of(String idToken) {
        String[] parts = idToken.split("\\.", -1);
        try {
            JsonNode claims = JSON.readTree(Base64.getUrlDecoder().decode(parts.length == 3 ? parts[1] : ""));
            return new IdTokenClaims(
                    claims.path("iss").asText(),
                    claims.path("aud").asText(),
                    claims.path("nonce").asText(),
                    claims.path("name").asText(),
                    claims.path("email").asText(),
                    Instant.ofEpochSecond(claims.path("exp").asLong()));
        } catch (IOException | IllegalArgumentException e) {
            // Without the cause: it repeats parts of the token.
            throw new DeviceException(DeviceException.Kind.SERVICE, Messages.text("token.unreadable"));
        }
    }

    /** Refuses a token of another pool, for another client or of another sign-in. */
    IdTokenClaims checked(Stack stack, String nonceSent) {
        if (!issuer.equals("https://" + stack.providerName())
                || !audience.equals(stack.clientId())
                || !nonce.equals(nonceSent)) {
            throw new DeviceException(DeviceException.Kind.NOT_SIGNED_IN, Messages.text("token.mismatch"));
        }
        return this;
    }
}
