package cognitosync.localcloud.console;

import cognitosync.localcloud.http.Endpoint;
import cognitosync.localcloud.http.ErrorRenderer;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.http.Routes;
import cognitosync.localcloud.messages.Messages;
import cognitosync.localcloud.page.Navigation;
import cognitosync.localcloud.page.OwnOrigin;
import cognitosync.localcloud.page.StaticFile;
import cognitosync.localcloud.token.OpaqueToken;
import java.util.Set;
import java.util.function.Consumer;

/**
 * All paths under {@code /_local/} on the API port, known and unknown, behind one access check and with one set of security
 * headers.
 *
 * <p>The check refuses cross-origin requests other than top-level navigations; programs, which send no such headers, pass. The deployed
 * website is cross-origin, too, and so are objects of buckets at the same address: their pages have an opaque origin ({@code null}). A
 * form must contain a CSRF token, which is new at every start.
 *
 * @see <a href="https://www.w3.org/TR/fetch-metadata/">Fetch Metadata Request Headers</a>
 */
public final class LocalPages implements Endpoint {
    /** Renders errors of requests that reach none of these pages. */
    public static final ErrorRenderer REFUSAL =
            (status, sentence, head) -> secured(ErrorRenderer.PLAIN.of(status, sentence, head));

    /** Name of the form field with the CSRF token. */
    static final String FIELD = "_token";

    private static final String ROOT = "/_local/";
    private static final String TOKENS = ROOT + "tokens.css";
    private static final String ICON = "/favicon.ico";

    /** Redirected to the first page. */
    private static final Set<String> ENTRANCES = Set.of("/", "/_local", ROOT);

    private final String token;
    private final Routes routes;

    /**
     * Pages behind the check.
     *
     * @param token CSRF token of their forms
     * @param refusal renders the errors of addresses without a page
     * @param pages adds the routes
     */
    public LocalPages(String token, ErrorRenderer refusal, Consumer<Routes> pages) {
        this.token = token;
        this.routes = new Routes(refusal);
        routes.get(ICON, new StaticFile(LocalPages.class, "favicon.svg", "image/svg+xml"));
        routes.get(TOKENS, StaticFile.tokens());
        pages.accept(routes);
    }

    /** Whether an address belongs to these pages. */
    public static boolean isLocal(Request request) {
        return request.rawPath().startsWith(ROOT);
    }

    /** These pages, and that endpoint at every other address; a browser that opens the port itself is redirected here. */
    public Endpoint before(Endpoint others) {
        return request ->
                isLocal(request) || isEntrance(request) || isIcon(request) ? respond(request) : others.respond(request);
    }

    /** Path and method of every route. */
    Set<Routes.Address> addresses() {
        return routes.addresses();
    }

    @Override
    public Response respond(Request request) {
        return secured(answer(request));
    }

    private Response answer(Request request) {
        if (!isAllowed(request)) {
            return ErrorRenderer.PLAIN.of(403, Messages.text("console.error.cross-origin"), request);
        }
        return isEntrance(request) ? Response.seeOther(Console.PATH) : routes.respond(request);
    }

    private boolean isAllowed(Request request) {
        if (Navigation.isRead(request)) {
            return OwnOrigin.sent(request) || isLink(request);
        }
        return OwnOrigin.sent(request) && (!routes.answer(request) || hasToken(request));
    }

    private boolean hasToken(Request request) {
        return request.form(FIELD)
                .filter(field -> OpaqueToken.matches(field, token))
                .isPresent();
    }

    // A link shows the page to the user, not to the page with the link. No browser sends an origin for it.
    private static boolean isLink(Request request) {
        return is(request, "Sec-Fetch-Mode", "navigate")
                && is(request, "Sec-Fetch-Dest", "document")
                && request.headers().first("Origin").isEmpty();
    }

    private static boolean is(Request request, String header, String value) {
        return request.headers().first(header).filter(value::equals).isPresent();
    }

    private static boolean isEntrance(Request request) {
        return ENTRANCES.contains(request.rawPath()) && Navigation.isTopLevel(request) && !isCall(request);
    }

    private static boolean isIcon(Request request) {
        return request.rawPath().equals(ICON) && Navigation.isRead(request) && !isCall(request);
    }

    // A signed address of AWS may be opened in a browser, and a bucket may be called favicon.ico.
    private static boolean isCall(Request request) {
        return request.headers().first("Authorization").isPresent()
                || request.rawQuery().contains("X-Amz-")
                || request.rawQuery().contains("Action=");
    }

    // No page of another origin may frame, read or script these.
    private static Response secured(Response response) {
        return response.with(
                        "Content-Security-Policy",
                        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
                                + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
                .with("X-Frame-Options", "DENY")
                .with("X-Content-Type-Options", "nosniff")
                .with("Cross-Origin-Opener-Policy", "same-origin")
                .with("Cross-Origin-Resource-Policy", "same-origin")
                // "no-referrer" would make browsers send "Origin: null" with the forms.
                .with("Referrer-Policy", "same-origin")
                .with("Cache-Control", "no-store");
    }
}
