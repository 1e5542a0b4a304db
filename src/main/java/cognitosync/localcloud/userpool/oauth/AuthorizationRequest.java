package cognitosync.localcloud.userpool.oauth;

import cognitosync.localcloud.http.FormEncoding;
import cognitosync.localcloud.userpool.settings.AppClients.AppClient;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An authorization request that was validated.
 *
 * @param client who asks
 * @param redirectUri where the answer goes, one of the client's, as an address of this machine
 * @param responseType what is asked for
 * @param scopes what the tokens shall be good for, all of them allowed to the client
 * @param state given back unchanged
 * @param nonce written into the ID token
 * @param codeChallenge hash that the verifier of the token request must have (RFC 7636, section 4.3)
 * @param prompt whether to ask for the password (OpenID Connect Core, section 3.1.2.1)
 * @param loginHint name to put into the form
 */
public record AuthorizationRequest(
        AppClient client,
        String redirectUri,
        ResponseType responseType,
        Set<String> scopes,
        Optional<String> state,
        Optional<String> nonce,
        Optional<String> codeChallenge,
        Optional<String> prompt,
        Optional<String> loginHint) {

    /** What an app may ask for (RFC 6749, section 3.1.1). */
    public enum ResponseType {
        /** An authorization code. */
        CODE("code", "code"),
        /** Tokens in the fragment. */
        TOKEN("token", "implicit");

        private final String wire;
        private final String flow;

        ResponseType(String wire, String flow) {
            this.wire = wire;
            this.flow = flow;
        }

        static Optional<ResponseType> of(String wire) {
            for (ResponseType type : values()) {
                if (type.wire.equals(wire)) {
                    return Optional.of(type);
                }
            }
            return Optional.empty();
        }

        boolean isAllowedTo(AppClient client) {
            return client.flows().contains(flow);
        }
    }

    /** The request as a query, with which every page hands it to the next, without login hint and prompt. */
    public String query() {
        return FormEncoding.encode(parameters());
    }

    /** The request as a query, with a login hint. */
    public String query(String loginHint) {
        Map<String, String> parameters = parameters();
        parameters.put("login_hint", loginHint);
        return FormEncoding.encode(parameters);
    }

    private Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("client_id", client.id());
        parameters.put("response_type", responseType.wire);
        parameters.put("redirect_uri", redirectUri);
        parameters.put("scope", String.join(" ", scopes));
        state.ifPresent(value -> parameters.put("state", value));
        nonce.ifPresent(value -> parameters.put("nonce", value));
        codeChallenge.ifPresent(value -> {
            parameters.put("code_challenge", value);
            parameters.put("code_challenge_method", "S256");
        });
        return parameters;
    }

    /** Client only: state, nonce and challenge are secrets. */
    @Override
    public String toString() {
        return "authorization request of " + client;
    }
}
