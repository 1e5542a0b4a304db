package cognitosync.localcloud.page;

import cognitosync.localcloud.http.Request;

/**
 * Whether a request is same-origin, by {@code Sec-Fetch-Site} and {@code Origin}. Programs send neither header and pass.
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
        // The server has validated Host, so the origin can be compared with it.
        String own = "http://" + request.headers().first("Host").orElse("");
        return request.headers()
                .first("Origin")
                .map(origin -> origin.equalsIgnoreCase(own))
                .orElse(true);
    }
}
