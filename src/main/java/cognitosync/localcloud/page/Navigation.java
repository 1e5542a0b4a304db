package cognitosync.localcloud.page;

import cognitosync.localcloud.http.Request;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a browser opens an address, rather than a program or a page calling it: browsers say so in Fetch Metadata,
 * and those that do not, in what they accept.
 *
 * @see <a href="https://www.w3.org/TR/fetch-metadata/">Fetch Metadata Request Headers</a>
 */
public final class Navigation {
    private Navigation() {}

    /** A whole window goes there, and nothing is sent along. */
    public static boolean isTopLevel(Request request) {
        return isRead(request)
                && isNavigation(request)
                && request.headers().names().stream().noneMatch(Navigation::isOfAnSdk)
                && request.headers()
                        .first("Sec-Fetch-Dest")
                        .map("document"::equals)
                        .orElse(true);
    }

    /** The methods that change nothing; HEAD is answered as GET without the body. */
    public static boolean isRead(Request request) {
        return request.method().equals("GET") || request.method().equals("HEAD");
    }

    // Java's own HTTP client accepts text/html wherever it is not told otherwise, also in the hands of an SDK.
    private static boolean isOfAnSdk(String header) {
        return header.startsWith("x-amz-") || header.startsWith("amz-sdk-");
    }

    private static boolean isNavigation(Request request) {
        Optional<String> mode = request.headers().first("Sec-Fetch-Mode");
        return mode.map("navigate"::equals).orElseGet(() -> request.headers().all("Accept").stream()
                .anyMatch(accept -> accept.toLowerCase(Locale.ROOT).contains("text/html")));
    }
}
