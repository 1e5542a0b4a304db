package cognitosync.localcloud.page;

import cognitosync.localcloud.http.Request;

/**
 * Whether a request comes from a page of the same origin, as far as browsers say: {@code Sec-Fetch-Site} and {@code Origin}. Who
 * is no browser says neither.
 *
 * @see <a href="https://www.w3.org/TR/fetch-metadata/">Fetch Metadata Request Headers</a>
 */
public final class OwnOrigin {
    private OwnOrigin() {}

    /** Neither header names another origin. */
    public static boolean sent(Request request) {
        return isSameSite(request) && isSameOrigin(request);
    }

    private static boolean isSameSite(Request request) {
        return request.headers()
                .first("Sec-Fetch-Site")
                .map(site -> site.equals("same-origin") || site.equals("none"))
                .orElse(true);
    }

    private static boolean isSameOrigin(Request request) {
        // The server took only its own names for Host, so that it can be compared with.
        String own = "http://" + request.headers().first("Host").orElse("");
        return request.headers()
                .first("Origin")
                .map(origin -> origin.equalsIgnoreCase(own))
                .orElse(true);
    }
}
