package cognitosync.device.signin;

import cognitosync.device.messages.Messages;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The page that the browser shows when it comes back from the sign-in pages. Its script takes the code and the state out
 * of the address bar and the history; a redirect would do the same, but the server could not end before the browser has
 * followed it.
 *
 * @param status of the HTTP response
 * @param title of the page
 * @param text below the title
 * @see <a href="https://www.w3.org/TR/CSP3/#match-element-to-source-list">Content Security Policy, hashes</a>
 */
record CallbackPage(int status, String title, String text) {
    private static final String HTML = html();
    private static final String POLICY = "default-src 'none'; style-src " + hash("<style>", "</style>")
            + "; script-src " + hash("<script>", "</script>") + "; base-uri 'none'; frame-ancestors 'none'";

    /** A code came back. */
    static CallbackPage signedIn() {
        return new CallbackPage(200, Messages.text("page.signed-in.title"), Messages.text("page.signed-in.text"));
    }

    /** An error came back. */
    static CallbackPage refused() {
        return new CallbackPage(400, Messages.text("page.refused.title"), Messages.text("page.refused.text"));
    }

    /** The state is not that of this sign-in, or its answer has come already. */
    static CallbackPage unknown() {
        return new CallbackPage(400, Messages.text("page.unknown.title"), Messages.text("page.unknown.text"));
    }

    /** The request is not for the callback. */
    static CallbackPage absent() {
        return new CallbackPage(404, Messages.text("page.absent.title"), Messages.text("page.absent.text"));
    }

    /** Sends the page as the response to a request. */
    void send(HttpExchange exchange) throws IOException {
        byte[] page = HTML.replace("{title}", title).replace("{text}", text).getBytes(StandardCharsets.UTF_8);
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", "text/html; charset=utf-8");
        headers.set("Content-Security-Policy", POLICY);
        headers.set("Cache-Control", "no-store");
        // The address has the code until the script runs.
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("X-Content-Type-Options", "nosniff");
        exchange.sendResponseHeaders(status, page.length);
        exchange.getResponseBody().write(page);
    }

    private static String html() {
        try (InputStream file = CallbackPage.class.getResourceAsStream("callback.html")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("callback.html cannot be read", e);
        }
    }

    private static String hash(String start, String end) {
        String content = HTML.substring(HTML.indexOf(start) + start.length(), HTML.indexOf(end));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
