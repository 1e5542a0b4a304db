package cognitosync.localcloud.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RoutesTest {
    private final Routes routes = new Routes()
            .get("/page", request -> text("got"))
            .post("/page", request -> text("posted"))
            .add("PUT", "/other", request -> text("put"));

    @Test
    void respond_choosesByMethodAndDecodedPath() {
        assertThat(body("GET", "/page")).isEqualTo("got");
        assertThat(body("POST", "/page")).isEqualTo("posted");
        assertThat(body("PUT", "/other")).isEqualTo("put");
        assertThat(body("GET", "/p%61ge")).isEqualTo("got");
    }

    @Test
    void respond_toHead_asToGet() {
        assertThat(respond("HEAD", "/page").status()).isEqualTo(200);
        assertThat(respond("HEAD", "/other").status()).isEqualTo(405);
    }

    @Test
    void respond_elsewhere_isNotFound() {
        for (String path : new String[] {"/", "/page/", "/PAGE", "/page/more", "//page"}) {
            assertThat(respond("GET", path).status()).as(path).isEqualTo(404);
        }
    }

    @Test
    void respond_toAnotherMethod_namesThoseAnswered() {
        Response response = respond("DELETE", "/page");
        assertThat(response.status()).isEqualTo(405);
        assertThat(response.headers().first("Allow")).contains("GET, POST");
    }

    private Response respond(String method, String path) {
        return routes.respond(new Request(method, path, "", Headers.NONE, new byte[0]));
    }

    private String body(String method, String path) {
        return new String(respond(method, path).body(), StandardCharsets.UTF_8);
    }

    private static Response text(String text) {
        return Response.of(200, "text/plain", text);
    }
}
