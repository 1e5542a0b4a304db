package cognitosync.localcloud.page;

import cognitosync.localcloud.http.Request;
import java.util.Locale;
import java.util.Optional;

/**
 * Tells browser navigation from requests of programs and scripts: by Fetch Metadata, or by the {@code Accept} header of browsers
 * without it.
 *
 * @see <a href="https://www.w3.org/TR/fetch-metadata/">Fetch Metadata Request Headers</a>
 */
public final class Navigation {
    private Navigation() {}

    /** A top-level navigation with a safe method. */
    public static boolean isTopLevel(Request request) {
        return isRead(request)
                && isNavigation(request)
                && request.headers().names().stream().noneMatch(Navigation::isOfAnSdk)
                && request.headers()
                        .first("Sec-Fetch-Dest")
                        .map("document"::equals)
                        .orElse(true);
    }

    /** The safe methods; HEAD is GET without the body. */
    public static boolean isRead(Request request) {
        return request.method().equals("GET") || request.method().equals("HEAD");
    }

    // Java's own HTTP client accepts text/html by default, also when an SDK uses it.
    private static boolean isOfAnSdk(String header) {
        return header.startsWith("x-amz-") || header.startsWith("amz-sdk-");
    }

    private static boolean isNavigation(Request request) {
        Optional<String> mode = request.headers().first("Sec-Fetch-Mode");
        return mode.map("navigate"::equals).orElseGet(() -> request.headers().all("Accept").stream()
                .anyMatch(accept -> accept.toLowerCase(Locale.ROOT).contains("text/html")));
    }
}
