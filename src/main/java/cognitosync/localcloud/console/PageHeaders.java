package cognitosync.localcloud.console;

import cognitosync.localcloud.http.Response;

/** The headers that keep the console's pages to themselves. */
final class PageHeaders {
    private PageHeaders() {}

    static Response on(Response response) {
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
