package cognitosync.localcloud.userpool.oauth;

import cognitosync.localcloud.http.MalformedRequestException;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.userpool.settings.AppClient;
import java.util.List;
import java.util.Map;

/**
 * {@code POST /oauth2/token}.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/token-endpoint.html">Token endpoint</a>
 */
record TokenEndpoint(ClientAuthentication authentication, Map<String, Grant> grants) implements PoolEndpoint {
    @Override
    public Response respond(PoolCall call) {
        Request request = call.request();
        try {
            requireEachFieldOnce(request);
            String type = Grant.required(request, "grant_type");
            AppClient client = authentication.authenticate(call.pool(), request);
            return Json.answer(200, grant(type).redeem(call.pool(), client, request));
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
