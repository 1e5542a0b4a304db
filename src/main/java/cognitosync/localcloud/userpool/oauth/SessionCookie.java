package cognitosync.localcloud.userpool.oauth;

import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.userpool.settings.UserPool;
import cognitosync.localcloud.userpool.users.BrowserSessions;
import java.util.Optional;

/**
 * The cookie of a browser session. Cookies do not know ports, so its name carries the pool: two sign-in pages on one machine
 * stay apart. No {@code Secure}: the page is {@code http://localhost}, where Safari's engine would drop the cookie.
 */
public final class SessionCookie {
    private static final String ATTRIBUTES = "; Path=/; HttpOnly; SameSite=Lax; Max-Age=";

    private SessionCookie() {}

    /** The token in a request. */
    public static Optional<String> read(UserPool pool, Request request) {
        return Optional.ofNullable(request.cookies().get(name(pool)));
    }

    /** The response, setting the cookie. */
    public static Response set(Response response, UserPool pool, String token) {
        return response.and("Set-Cookie", name(pool) + "=" + token + ATTRIBUTES + BrowserSessions.VALIDITY.toSeconds());
    }

    static Response clear(Response response, UserPool pool) {
        return response.and("Set-Cookie", name(pool) + "=" + ATTRIBUTES + "0");
    }

    private static String name(UserPool pool) {
        return "cognito-" + pool.id();
    }
}
