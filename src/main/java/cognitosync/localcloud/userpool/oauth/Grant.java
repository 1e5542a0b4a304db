package cognitosync.localcloud.userpool.oauth;

import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.userpool.settings.AppClient;
import cognitosync.localcloud.userpool.settings.UserPool;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** One value of {@code grant_type}. */
interface Grant {
    /**
     * The body of a successful answer (RFC 6749, section 5.1).
     *
     * @throws OauthException where the grant is refused
     */
    ObjectNode redeem(UserPool pool, AppClient client, Request request);

    /** A field that must be there. */
    static String required(Request request, String field) {
        return request.form(field)
                .filter(value -> !value.isEmpty())
                .orElseThrow(() -> new OauthException("invalid_request", "The field " + field + " is missing."));
    }

    /** What every answer has. */
    static ObjectNode body(Tokens tokens) {
        ObjectNode body = Json.object();
        tokens.idToken().ifPresent(token -> body.put("id_token", token));
        return body.put("access_token", tokens.accessToken())
                .put("expires_in", tokens.lifetime().toSeconds())
                .put("token_type", "Bearer");
    }
}
