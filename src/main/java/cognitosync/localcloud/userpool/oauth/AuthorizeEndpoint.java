package cognitosync.localcloud.userpool.oauth;

import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.userpool.settings.Pools.UserPool;
import cognitosync.localcloud.userpool.users.BrowserSessions;
import cognitosync.localcloud.userpool.users.User;
import cognitosync.localcloud.userpool.users.Users;
import java.time.Instant;
import java.util.Optional;

/**
 * {@code GET /oauth2/authorize}: answers at once for a browser whose user signed in within the hour, else leads to the sign-in
 * page.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/authorization-endpoint.html">Authorize endpoint</a>
 */
record AuthorizeEndpoint(
        AuthorizationRequests requests,
        AuthorizationResponse responses,
        BrowserSessions sessions,
        Users users,
        AuthorizationRequests.ErrorPage refusal)
        implements PoolEndpoint {
    private record SignedIn(User user, Instant authTime) {}

    @Override
    public Response respond(PoolCall call) {
        Response answer = requests.read(call).answer(refusal, asked -> answer(call, asked));
        // Location carries codes and tokens: no cache keeps it, no Referer repeats it.
        return answer.headers().first("Location").isPresent()
                ? answer.with("Cache-Control", "no-store").with("Referrer-Policy", "no-referrer")
                : answer;
    }

    private Response answer(PoolCall call, AuthorizationRequest asked) {
        Optional<SignedIn> signedIn = asksForPassword(asked) ? Optional.empty() : signedIn(call.pool(), call.request());
        if (signedIn.isPresent()) {
            return Response.found(responses.location(
                    call.pool(), asked, signedIn.get().user(), signedIn.get().authTime()));
        }
        if (asked.prompt().equals(Optional.of("none"))) {
            return Response.found(responses.loginRequired(asked));
        }
        return Response.found("/login?" + asked.loginHint().map(asked::query).orElseGet(asked::query));
    }

    private static boolean asksForPassword(AuthorizationRequest request) {
        return request.prompt()
                .filter(prompt -> prompt.equals("login") || prompt.equals("select_account"))
                .isPresent();
    }

    // A session begins at sign-up already, but counts only once the address is confirmed.
    private Optional<SignedIn> signedIn(UserPool current, Request request) {
        return sessions.find(current, request).flatMap(session -> users.find(current.id(), session.sub())
                .filter(user -> user.confirmed() && user.enabled())
                .map(user -> new SignedIn(user, session.authTime())));
    }
}
