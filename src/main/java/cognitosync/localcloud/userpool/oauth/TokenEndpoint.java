package cognitosync.localcloud.userpool.oauth;

import static cognitosync.localcloud.userpool.oauth.OauthResponse.required;

import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.userpool.oauth.OauthResponse.OauthException;
import cognitosync.localcloud.userpool.settings.AppClients.AppClient;
import cognitosync.localcloud.userpool.settings.Pools.UserPool;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * {@code POST /oauth2/token}.
 *
 * @param grants by their {@code grant_type}
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/token-endpoint.html">Token endpoint</a>
 */
record TokenEndpoint(ClientAuthentication authentication, Map<String, Grant> grants) implements PoolEndpoint {
    /** One value of {@code grant_type}. */
    interface Grant {
        /**
         * The body of a successful answer (RFC 6749, section 5.1).
         *
         * @throws OauthException where the grant is refused
         */
        ObjectNode redeem(UserPool pool, AppClient client, Request request);
    }

    @Override
    public Response respond(PoolCall call) {
        return OauthResponse.answer(() -> OauthResponse.json(200, redeem(call.pool(), call.request())));
    }

    private ObjectNode redeem(UserPool pool, Request request) {
        requireEachFieldOnce(request);
        String type = required(request, "grant_type");
        AppClient client = authentication.authenticate(pool, request);
        return grant(type).redeem(pool, client, request);
    }

    private Grant grant(String type) {
        if (type.equals("client_credentials")) {
            throw new OauthException("unauthorized_client", "This app client may not use client credentials.");
        }
        Grant grant = grants.get(type);
        if (grant == null) {
            throw new OauthException("unsupported_grant_type", "grant_type is authorization_code or refresh_token.");
        }
        return grant;
    }

    private static void requireEachFieldOnce(Request request) {
        for (Map.Entry<String, List<String>> field : request.form().entrySet()) {
            if (field.getValue().size() > 1) {
                throw new OauthException("invalid_request", "A field appears more than once.");
            }
        }
    }
}
