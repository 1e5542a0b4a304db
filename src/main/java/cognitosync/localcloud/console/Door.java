package cognitosync.localcloud.console;

import cognitosync.localcloud.http.Endpoint;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.page.OwnOrigin;
import cognitosync.localcloud.token.OpaqueToken;
import java.security.SecureRandom;

/**
 * Lets in what comes from the console's own pages, and people who follow a link here from elsewhere; never a form, a script or a
 * frame of another origin, which on this machine includes the deployed website. A form must carry a token that is drawn at every
 * start and that only the console's own pages can read.
 *
 * @see <a href="https://www.w3.org/TR/fetch-metadata/">Fetch Metadata Request Headers</a>
 */
final class Door {
    /** Of the form field with the token. */
    static final String FIELD = "_token";

    private final String token;

    Door(SecureRandom random) {
        this.token = OpaqueToken.create(random);
    }

    /** What forms have to carry. */
    String token() {
        return token;
    }

    /** The endpoint behind this door. */
    Endpoint before(Endpoint endpoint) {
        return request -> PageHeaders.on(
                admits(request)
                        ? endpoint.respond(request)
                        : Response.of(
                                403,
                                "text/plain; charset=utf-8",
                                "This request did not come from a page of the console, or from one of an earlier start."
                                        + " Open the console anew and try again.\n"));
    }

    private boolean admits(Request request) {
        if (request.method().equals("GET") || request.method().equals("HEAD")) {
            return OwnOrigin.sent(request) || isLink(request);
        }
        return OwnOrigin.sent(request)
                && request.form(FIELD)
                        .filter(field -> OpaqueToken.matches(field, token))
                        .isPresent();
    }

    // Who follows a link sees the page; whoever made the link does not.
    private static boolean isLink(Request request) {
        return is(request, "Sec-Fetch-Mode", "navigate") && is(request, "Sec-Fetch-Dest", "document");
    }

    private static boolean is(Request request, String header, String value) {
        return request.headers().first(header).filter(value::equals).isPresent();
    }
}
