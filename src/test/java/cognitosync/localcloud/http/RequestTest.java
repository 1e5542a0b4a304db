package cognitosync.localcloud.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestTest {
    @Test
    void segments_areDecodedAfterSplitting() {
        assertThat(request("/a%2Fb/eu-west-1%3Ax//%20", "").segments()).containsExactly("a/b", "eu-west-1:x", "", " ");
        assertThat(request("/", "").segments()).containsExactly("");
    }

    @Test
    void query_isEmptyWhereThereIsNone() {
        assertThat(request("/", null).query()).isEmpty();
        assertThat(request("/", "a=1&a=2&b=%3A+").query("a")).contains("1");
        assertThat(request("/", "a=1&a=2&b=%3A+").query("b")).contains(":+");
        assertThat(request("/", "a=1").query("c")).isEmpty();
    }

    @Test
    void form_isReadFromFormsOnly() {
        String form = "name=A+B&name=C";
        assertThat(posted("application/x-www-form-urlencoded; charset=UTF-8", form)
                        .form())
                .isEqualTo(Map.of("name", List.of("A B", "C")));
        assertThat(posted("APPLICATION/X-WWW-FORM-URLENCODED", form).form("name"))
                .contains("A B");
        assertThat(posted("text/plain", form).form()).isEmpty();
        assertThat(request("/", "").form("name")).isEmpty();
    }

    @Test
    void cookies_keepTheFirstOfEachName() {
        Headers headers = Headers.of("Cookie", "a=1; b=x=y; a=2; =z; novalue", "cookie", "c=3");
        assertThat(new Request("GET", "/", "", headers, new byte[0]).cookies())
                .containsExactlyInAnyOrderEntriesOf(Map.of("a", "1", "b", "x=y", "c", "3"));
    }

    @Test
    void toString_showsNoSecret() {
        Request request = new Request(
                "POST",
                "/oauth2/token",
                "code=secret",
                Headers.of("Authorization", "secret"),
                "secret".getBytes(StandardCharsets.UTF_8));
        assertThat(request.toString()).isEqualTo("POST /oauth2/token");
        assertThat(Response.of(200, "text/plain", "secret")
                        .with("Set-Cookie", "secret")
                        .toString())
                .doesNotContain("secret");
    }

    private static Request request(String path, String query) {
        return new Request("GET", path, query, Headers.NONE, new byte[0]);
    }

    private static Request posted(String type, String body) {
        return new Request("POST", "/", "", Headers.of("content-type", type), body.getBytes(StandardCharsets.UTF_8));
    }
}
