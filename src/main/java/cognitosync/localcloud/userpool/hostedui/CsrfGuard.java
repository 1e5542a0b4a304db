package cognitosync.localcloud.userpool.hostedui;

import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.page.OwnOrigin;
import cognitosync.localcloud.token.OpaqueToken;
import cognitosync.localcloud.userpool.settings.Pools.UserPool;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * Protects forms against cross-site request forgery: by the origin that browsers send, and by a token in form and cookie.
 *
 * @see <a href="https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html">OWASP,
 *     Cross-site request forgery prevention</a>
 */
record CsrfGuard(SecureRandom random) {
    private static final String FIELD = "_csrf";

    /** Whether a form came from one of this origin's pages in the same browser. */
    boolean passes(UserPool pool, Request request) {
        Optional<String> cookie = cookie(pool, request);
        return OwnOrigin.sent(request)
                && cookie.isPresent()
                && request.form(FIELD)
                        .filter(field -> OpaqueToken.matches(field, cookie.get()))
                        .isPresent();
    }

    /** The browser's token, or a new one. */
    String token(UserPool pool, Request request) {
        return cookie(pool, request).orElseGet(() -> OpaqueToken.create(random));
    }

    /** The response with a cookie for the token. */
    Response remember(Response response, UserPool pool, String token) {
        return response.and("Set-Cookie", name(pool) + "=" + token + "; Path=/; HttpOnly; SameSite=Lax");
    }

    private static Optional<String> cookie(UserPool pool, Request request) {
        return Optional.ofNullable(request.cookies().get(name(pool)))
                .filter(value -> value.matches("[A-Za-z0-9_-]{43}"));
    }

    private static String name(UserPool pool) {
        return "csrf-" + pool.id();
    }
}
