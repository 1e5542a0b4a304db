package cognitosync.localcloud;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Walks the sign-in pages as a browser without scripts does: follows redirects, keeps cookies, fills in forms. */
final class HttpBrowser {
    private static final Pattern FORM = Pattern.compile("<form\\b[^>]*>.*?</form>", Pattern.DOTALL);
    private static final Pattern TAG = Pattern.compile("<(form|input|button|a)\\b([^>]*)>");
    private static final Pattern ATTRIBUTE = Pattern.compile("([a-z-]+)=\"([^\"]*)\"");

    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final String stayOn;

    /** A browser that follows redirects within this origin and stops at the first that leaves it. */
    HttpBrowser(String stayOn) {
        this.stayOn = stayOn;
    }

    /** Where it has come to; the body is empty where the last redirect left the origin. */
    record Page(URI uri, int status, String html) {
        /** Address of the link to that path, with its query. */
        URI link(String path) {
            Matcher tags = TAG.matcher(html);
            while (tags.find()) {
                String href = attributes(tags.group(2)).get("href");
                if (tags.group(1).equals("a")
                        && href != null
                        && uri.resolve(href).getPath().equals(path)) {
                    return uri.resolve(href);
                }
            }
            throw new AssertionError("No link to " + path + " on " + uri + ":\n" + html);
        }
    }

    Page open(URI uri) {
        return follow(send(HttpRequest.newBuilder(uri).GET()));
    }

    /** Fills in the form that has an input of the first name given, and sends it. */
    Page submit(Page page, Map<String, String> fields) {
        return follow(send(post(page, fields)));
    }

    HttpRequest.Builder post(Page page, Map<String, String> fields) {
        String first = fields.keySet().iterator().next();
        Matcher forms = FORM.matcher(page.html());
        while (forms.find()) {
            if (forms.group().contains("name=\"" + first + "\"")) {
                return post(page, forms.group(), fields);
            }
        }
        throw new AssertionError("No form with an input " + first + " on " + page.uri() + ":\n" + page.html());
    }

    private static HttpRequest.Builder post(Page page, String form, Map<String, String> fields) {
        Map<String, String> values = new LinkedHashMap<>();
        URI action = page.uri();
        Matcher tags = TAG.matcher(form);
        while (tags.find()) {
            Map<String, String> attributes = attributes(tags.group(2));
            if (tags.group(1).equals("form") && attributes.containsKey("action")) {
                action = page.uri().resolve(attributes.get("action"));
            }
            if (tags.group(1).equals("input") && attributes.containsKey("name")) {
                values.put(attributes.get("name"), attributes.getOrDefault("value", ""));
            }
        }
        values.putAll(fields);
        return HttpRequest.newBuilder(action)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", action.getScheme() + "://" + action.getRawAuthority())
                .POST(HttpRequest.BodyPublishers.ofString(cognitosync.localcloud.http.FormEncoding.encode(values)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The plain browser was interrupted.", e);
        }
    }

    private Page follow(HttpResponse<String> response) {
        if (response.statusCode() / 100 != 3) {
            return new Page(response.uri(), response.statusCode(), response.body());
        }
        URI next =
                response.uri().resolve(response.headers().firstValue("Location").orElseThrow());
        return next.toString().startsWith(stayOn) ? open(next) : new Page(next, response.statusCode(), "");
    }

    private static Map<String, String> attributes(String tag) {
        Map<String, String> attributes = new LinkedHashMap<>();
        Matcher matcher = ATTRIBUTE.matcher(tag);
        while (matcher.find()) {
            attributes.put(
                    matcher.group(1),
                    matcher.group(2)
                            .replace("&quot;", "\"")
                            .replace("&#39;", "'")
                            .replace("&lt;", "<")
                            .replace("&gt;", ">")
                            .replaceAll("&#(x3D|61);", "=")
                            .replaceAll("&#(x2F|47);", "/")
                            .replaceAll("&#(x60|96);", "`")
                            .replace("&amp;", "&"));
        }
        return attributes;
    }
}
