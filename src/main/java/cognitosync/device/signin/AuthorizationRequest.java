package cognitosync.device.signin;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An authorization request: the address that the browser opens, and the values that must return.
 *
 * @param address of the sign-in pages
 * @param callback the address that the browser returns to
 * @param state returned with the code
 * @param nonce returned in the ID token
 * @param pkce proves that this program requested the code
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/authorization-endpoint.html">The authorize
 *     endpoint</a>
 */
record AuthorizationRequest(URI address, URI callback, String state, String nonce, Pkce pkce) {

    /** A new request with new random values. */
    static AuthorizationRequest to(URI domain, String clientId, URI callback) {
        Pkce pkce = Pkce.random();
        String state = Pkce.randomText();
        String nonce = Pkce.randomText();
        Map<String, String> query = new LinkedHashMap<>();
        query.put("client_id", clientId);
        query.put("response_type", "code");
        query.put("scope", "openid email profile");
        query.put("redirect_uri", callback.toString());
        query.put("state", state);
        query.put("nonce", nonce);
        query.put("code_challenge_method", "S256");
        query.put("code_challenge", pkce.challenge());
        return new AuthorizationRequest(
                URI.create(domain + "/oauth2/authorize?" + Forms.encode(query)), callback, state, nonce, pkce);
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "a sign-in that returns to " + callback;
    }
}
