package cognitosync.localcloud.userpool.oauth;

import cognitosync.localcloud.http.Endpoint;
import cognitosync.localcloud.http.MalformedRequestException;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.userpool.settings.AppClient;
import cognitosync.localcloud.userpool.settings.UserPool;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * {@code POST /oauth2/token}.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/token-endpoint.html">Token endpoint</a>
 */
final class TokenEndpoint implements Endpoint {
    private final Supplier<UserPool> pool;
    private final ClientAuthentication authentication;
    private final Map<String, Grant> grants;

    TokenEndpoint(Supplier<UserPool> pool, ClientAuthentication authentication, Map<String, Grant> grants) {
        this.pool = pool;
        this.authentication = authentication;
        this.grants = Map.copyOf(grants);
    }

    @Override
    public Response respond(Request request) {
        try {
            requireEachFieldOnce(request);
            String type = Grant.required(request, "grant_type");
            UserPool current = pool.get();
            AppClient client = authentication.authenticate(current, request);
            return Json.answer(200, grant(type).redeem(current, client, request));
        } catch (MalformedRequestException e) {
            return Json.error(new OauthException("invalid_request", e.getMessage()));
        } catch (OauthException e) {
            return Json.error(e);
        }
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
