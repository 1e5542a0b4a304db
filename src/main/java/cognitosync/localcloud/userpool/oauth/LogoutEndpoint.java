package cognitosync.localcloud.userpool.oauth;

import cognitosync.localcloud.http.Endpoint;
import cognitosync.localcloud.http.FormEncoding;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.userpool.settings.AppClient;
import cognitosync.localcloud.userpool.settings.AppClients;
import cognitosync.localcloud.userpool.settings.UserPool;
import cognitosync.localcloud.userpool.users.BrowserSessions;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * {@code GET /logout}: ends the browser's session, then goes to one of the client's logout URLs, or on to another sign-in. It
 * does not revoke tokens.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/logout-endpoint.html">Logout endpoint</a>
 */
final class LogoutEndpoint implements Endpoint {
    private final Supplier<UserPool> pool;
    private final AppClients clients;
    private final BrowserSessions sessions;
    private final AuthorizationRequests requests;
    private final UnaryOperator<String> origins;
    private final AuthorizationErrorPage refusal;

    LogoutEndpoint(
            Supplier<UserPool> pool,
            AppClients clients,
            BrowserSessions sessions,
            AuthorizationRequests requests,
            UnaryOperator<String> origins,
            AuthorizationErrorPage refusal) {
        this.pool = pool;
        this.clients = clients;
        this.sessions = sessions;
        this.requests = requests;
        this.origins = origins;
        this.refusal = refusal;
    }

    @Override
    public Response respond(Request request) {
        UserPool current = pool.get();
        Query query = Query.of(request);
        Optional<AppClient> client = query.first("client_id").flatMap(id -> clients.find(id, current.id()));
        if (client.isEmpty()) {
            return refusal.show(
                    400,
                    "invalid_client",
                    "No app client with this client_id belongs to this user pool; the app must send its own.");
        }
        if (query.first("logout_uri").isEmpty()) {
            return signInAgain(current, request);
        }
        Optional<String> logoutUri = query.first("logout_uri").filter(given -> client.get().logoutUrls().stream()
                .anyMatch(registered -> origins.apply(registered).equals(given)));
        if (logoutUri.isEmpty()) {
            return refusal.show(
                    400,
                    "redirect_mismatch",
                    "The logout_uri is not one of the app client's logout URLs, to the letter; you are still signed in here.");
        }
        return ended(current, request, withState(logoutUri.get(), query.first("state")));
    }

    private Response signInAgain(UserPool current, Request request) {
        AuthorizationRequests.Reading reading = requests.read(current, request);
        if (reading instanceof AuthorizationRequests.Reading.Accepted accepted) {
            return ended(current, request, "/login?" + accepted.request().query());
        }
        if (reading instanceof AuthorizationRequests.Reading.Returned returned) {
            return Response.found(returned.location());
        }
        AuthorizationRequests.Reading.Refused refused = (AuthorizationRequests.Reading.Refused) reading;
        return refusal.show(400, refused.error(), refused.sentence());
    }

    private Response ended(UserPool current, Request request, String location) {
        SessionCookie.read(current, request).ifPresent(sessions::close);
        return SessionCookie.clear(Response.found(location).with("Cache-Control", "no-store"), current);
    }

    private static String withState(String uri, Optional<String> state) {
        return state.map(value -> uri + (uri.contains("?") ? "&" : "?") + FormEncoding.encode(Map.of("state", value)))
                .orElse(uri);
    }
}
