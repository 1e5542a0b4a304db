package cognitosync.localcloud.userpool.oauth;

import cognitosync.localcloud.http.Endpoint;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.userpool.settings.UserPool;
import cognitosync.localcloud.userpool.users.BrowserSessions;
import cognitosync.localcloud.userpool.users.User;
import cognitosync.localcloud.userpool.users.Users;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * {@code GET /oauth2/authorize}: answers at once for a browser whose user signed in within the hour, else leads to the sign-in
 * page.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/authorization-endpoint.html">Authorize endpoint</a>
 */
final class AuthorizeEndpoint implements Endpoint {
    private final Supplier<UserPool> pool;
    private final AuthorizationRequests requests;
    private final AuthorizationResponse responses;
    private final BrowserSessions sessions;
    private final Users users;
    private final AuthorizationErrorPage refusal;

    AuthorizeEndpoint(
            Supplier<UserPool> pool,
            AuthorizationRequests requests,
            AuthorizationResponse responses,
            BrowserSessions sessions,
            Users users,
            AuthorizationErrorPage refusal) {
        this.pool = pool;
        this.requests = requests;
        this.responses = responses;
        this.sessions = sessions;
        this.users = users;
        this.refusal = refusal;
    }

    private record SignedIn(User user, Instant authTime) {}

    @Override
    public Response respond(Request request) {
        UserPool current = pool.get();
        AuthorizationRequests.Reading reading = requests.read(current, request);
        if (reading instanceof AuthorizationRequests.Reading.Refused refused) {
            return refusal.show(400, refused.error(), refused.sentence());
        }
        if (reading instanceof AuthorizationRequests.Reading.Returned returned) {
            return found(returned.location());
        }
        AuthorizationRequest accepted = ((AuthorizationRequests.Reading.Accepted) reading).request();
        Optional<SignedIn> signedIn = asksForPassword(accepted) ? Optional.empty() : signedIn(current, request);
        if (signedIn.isPresent()) {
            return found(responses.location(
                    accepted, signedIn.get().user(), signedIn.get().authTime()));
        }
        if (accepted.prompt().equals(Optional.of("none"))) {
            return found(responses.loginRequired(accepted));
        }
        return found("/login?" + accepted.loginHint().map(accepted::query).orElseGet(accepted::query));
    }

    private static boolean asksForPassword(AuthorizationRequest request) {
        return request.prompt()
                .filter(prompt -> prompt.equals("login") || prompt.equals("select_account"))
                .isPresent();
    }

    // A session begins at sign-up already, but counts only once the address is confirmed.
    private Optional<SignedIn> signedIn(UserPool current, Request request) {
        return SessionCookie.read(current, request)
                .flatMap(token -> sessions.find(token, current.id()))
                .flatMap(session -> users.find(current.id(), session.sub())
                        .filter(user -> user.confirmed() && user.enabled())
                        .map(user -> new SignedIn(user, session.authTime())));
    }

    // Location carries codes and tokens: no cache keeps it, no Referer repeats it.
    private static Response found(String location) {
        return Response.found(location).with("Cache-Control", "no-store").with("Referrer-Policy", "no-referrer");
    }
}
