package cognitosync.localcloud.userpool.hostedui;

import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.userpool.oauth.AuthorizationRequest;
import java.net.URI;
import java.util.Optional;

/** The headers that keep pages to themselves. */
final class PageHeaders {
    private PageHeaders() {}

    /** A page; its forms lead back here and, after sign-in, to the app. */
    static Response page(Response response, Optional<AuthorizationRequest> authorization) {
        // Chromium applies form-action to the redirects after a form too: the app's origin has to be named.
        String app = authorization
                .map(request -> " " + origin(request.redirectUri()))
                .orElse("");
        return common(response)
                .with(
                        "Content-Security-Policy",
                        // No script runs here; connect-src lets auditors ask for robots.txt in the page's name.
                        "default-src 'none'; style-src 'self'; connect-src 'self'; img-src 'self' data:; form-action 'self'"
                                + app
                                + "; base-uri 'none'; frame-ancestors 'none'")
                .with("X-Frame-Options", "DENY");
    }

    /** A redirect, which may carry a code. */
    static Response redirect(Response response) {
        return common(response);
    }

    private static Response common(Response response) {
        return response.with("Cache-Control", "no-store")
                // "no-referrer" would make browsers send "Origin: null" with the forms.
                .with("Referrer-Policy", "same-origin")
                .with("X-Content-Type-Options", "nosniff");
    }

    private static String origin(String redirectUri) {
        URI uri = URI.create(redirectUri);
        return uri.getRawAuthority() == null ? uri.getScheme() + ":" : uri.getScheme() + "://" + uri.getRawAuthority();
    }
}
