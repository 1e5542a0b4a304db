package cognitosync.localcloud.userpool.oauth;

import cognitosync.localcloud.http.FormEncoding;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.messages.Messages;
import cognitosync.localcloud.userpool.settings.AppClients;
import cognitosync.localcloud.userpool.settings.AppClients.AppClient;
import cognitosync.localcloud.userpool.users.BrowserSessions;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * {@code GET /logout}: ends the browser's session, then goes to one of the client's logout URLs, or on to another sign-in. It
 * does not revoke tokens.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/logout-endpoint.html">Logout endpoint</a>
 */
record LogoutEndpoint(
        AppClients clients,
        BrowserSessions sessions,
        AuthorizationRequests requests,
        UnaryOperator<String> origins,
        AuthorizationRequests.ErrorPage refusal)
        implements PoolEndpoint {
    @Override
    public Response respond(PoolCall call) {
        Query query = call.query();
        Optional<AppClient> client = query.first("client_id")
                .flatMap(id -> clients.find(id, call.pool().id()));
        if (client.isEmpty()) {
            return refusal.show(400, "invalid_client", Messages.text("sign-in.error.unknown-client"));
        }
        if (query.first("logout_uri").isEmpty()) {
            return signInAgain(call);
        }
        Optional<String> logoutUri = query.first("logout_uri").filter(given -> client.get().logoutUrls().stream()
                .anyMatch(registered -> origins.apply(registered).equals(given)));
        if (logoutUri.isEmpty()) {
            return refusal.show(400, "redirect_mismatch", Messages.text("sign-in.error.logout-mismatch"));
        }
        return ended(call, withState(logoutUri.get(), query.first("state")));
    }

    private Response signInAgain(PoolCall call) {
        return requests.read(call).answer(refusal, asked -> ended(call, "/login?" + asked.query()));
    }

    private Response ended(PoolCall call, String location) {
        return sessions.close(Response.found(location).with("Cache-Control", "no-store"), call.pool(), call.request());
    }

    private static String withState(String uri, Optional<String> state) {
        return state.map(value -> uri + (uri.contains("?") ? "&" : "?") + FormEncoding.encode(Map.of("state", value)))
                .orElse(uri);
    }
}
