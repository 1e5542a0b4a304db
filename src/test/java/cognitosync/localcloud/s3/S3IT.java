package cognitosync.localcloud.s3;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.http.LoopbackServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Over a real socket: what arrives is what S3 sends. */
class S3IT {
    @AutoClose
    private final S3Fixture s3 = new S3Fixture();

    private final HttpClient client = HttpClient.newHttpClient();

    @AutoClose
    private LoopbackServer server;

    @BeforeEach
    void open() {
        s3.publicSite();
        s3.put("index.html", "home", "text/html");
        s3.put("sub/index.html", "sub", "text/html");
        server = LoopbackServer.bind(0, "local.website.port");
        server.start(
                Set.of("127.0.0.1", "localhost"),
                1024,
                request -> request.headers().first("Host").orElse("").startsWith("127.")
                        ? s3.website().respond(request)
                        : s3.rest().respond(request));
    }

    private HttpResponse<String> send(String method, String host, String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://" + host + ":" + server.port() + path))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void website_andRest_areToldApartByHost() throws Exception {
        assertThat(send("GET", "127.0.0.1", "/").body()).isEqualTo("home");
        assertThat(send("GET", "localhost", "/").statusCode()).isEqualTo(403);
        assertThat(send("GET", "localhost", "/index.html").body()).isEqualTo("home");
        HttpResponse<String> folderPage = send("GET", "127.0.0.1", "/sub");
        assertThat(folderPage.statusCode()).isEqualTo(302);
        assertThat(folderPage.headers().firstValue("Location")).contains("/sub/");
    }

    @Test
    void head_hasTheLengthAndNoBody() throws Exception {
        HttpResponse<String> head = send("HEAD", "localhost", "/index.html");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("Content-Length")).contains("4");
        assertThat(head.headers().firstValue("Content-Type")).contains("text/html");
        assertThat(head.body()).isEmpty();
    }

    @Test
    void revalidation_answers304() throws Exception {
        String etag = send("GET", "localhost", "/index.html")
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        HttpResponse<String> again = send("GET", "localhost", "/index.html", "If-None-Match", etag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void missingKeyWithLineBreaks_breaksNoHeader() throws Exception {
        HttpResponse<String> response = send("GET", "127.0.0.1", "/a%0D%0AX-Injected:%201");
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("X-Injected")).isEmpty();
    }
}
