package cognitosync.localcloud.address;

import cognitosync.localcloud.access.trail.Trail;
import cognitosync.localcloud.console.Console;
import cognitosync.localcloud.http.Headers;
import cognitosync.localcloud.http.PercentEncoding;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.page.Navigation;
import cognitosync.localcloud.page.Templates;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The root of a bucket's REST address, which S3 refuses in XML. Browser navigation gets the refusal as a page with an explanation
 * and a link to the site.
 *
 * @param bucket name of the bucket
 * @param index of its site, where it has one
 * @param api origin of the API port, which has the console
 */
public record BucketRoot(String bucket, Supplier<Optional<String>> index, String api) implements Trail.Presentation {
    private static final Templates TEMPLATES = new Templates(BucketRoot.class);
    // The page is of the site's origin, so that no file of the site can be its style, and it asks for nothing.
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none';"
                    + " form-action 'none'; frame-ancestors 'none'";

    @Override
    public Response of(Request request, Response answer, long number) {
        return request.rawPath().equals("/") && Navigation.isTopLevel(request) ? page(answer, number) : answer;
    }

    private Response page(Response answer, long number) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("bucket", bucket);
        values.put("status", answer.status());
        values.put("denied", answer.status() == 403);
        values.put(
                "site",
                index.get().map(key -> "/" + PercentEncoding.encode(key)).orElse(""));
        values.put("why", api + Console.PATH + "/why?request=" + number);
        Headers headers = answer.headers()
                .with("Content-Type", "text/html; charset=utf-8")
                .with("Content-Security-Policy", POLICY)
                .with("X-Content-Type-Options", "nosniff")
                .with("Cache-Control", "no-store");
        return new Response(
                answer.status(),
                headers,
                TEMPLATES.render("bucket-root", values).getBytes(StandardCharsets.UTF_8));
    }
}
