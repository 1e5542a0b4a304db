package cognitosync.localcloud.s3.api;

import static cognitosync.localcloud.s3.S3Fixture.header;
import static cognitosync.localcloud.s3.S3Fixture.text;
import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.s3.S3Fixture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RestEndpointTest {
    @AutoClose
    private final S3Fixture s3 = new S3Fixture();

    @BeforeEach
    void open() {
        s3.publicSite();
        s3.put("index.html", "home", "text/html");
        s3.put("a b/c&d.txt", "odd", "text/plain");
    }

    @Test
    void get_ofAnObject_givesItWithItsHeaders() {
        Response response = s3.rest("GET", "/index.html?sign-in&x-id=GetObject");
        assertThat(response.status()).isEqualTo(200);
        assertThat(text(response)).isEqualTo("home");
        assertThat(header(response, "Content-Type")).isEqualTo("text/html");
        assertThat(header(response, "ETag")).isEqualTo("\"106a6c241b8797f52e1e77317b96a201\"");
        assertThat(header(response, "Last-Modified")).isEqualTo("Thu, 05 Nov 2026 10:00:00 GMT");
        assertThat(header(response, "Accept-Ranges")).isEqualTo("bytes");
        assertThat(header(response, "x-amz-request-id")).matches("[0-9A-F]{16}");
        assertThat(text(s3.rest("GET", "/a%20b%2Fc%26d.txt"))).isEqualTo("odd");
    }

    @Test
    void get_ofTheBucket_isRefused_asNobodyMayList() {
        Response response = s3.rest("GET", "/");
        assertThat(response.status()).isEqualTo(403);
        assertThat(header(response, "Content-Type")).isEqualTo("application/xml");
        assertThat(text(response))
                .matches(
                        "(?s)<\\?xml version=\"1.0\" encoding=\"UTF-8\"\\?>\n<Error><Code>AccessDenied</Code>"
                                + "<Message>Access Denied</Message><RequestId>[0-9A-F]{16}</RequestId><HostId>\\S{64}</HostId></Error>");
    }

    @Test
    void get_ofAMissingKey_is403_andOnlyWhoMayListIsTold404() {
        assertThat(s3.rest("GET", "/nothing").status()).isEqualTo(403);
        s3.deploy(
                "AWS::S3::BucketPolicy",
                S3Fixture.READ_BY_ANYONE
                        .replace("\"s3:GetObject\"", "[\"s3:GetObject\", \"s3:ListBucket\"]")
                        .replace("\"arn:aws:s3:::site/*\"", "[\"arn:aws:s3:::site/*\", \"arn:aws:s3:::site\"]"));
        Response response = s3.rest("GET", "/a%3Cb%01");
        assertThat(response.status()).isEqualTo(404);
        assertThat(text(response)).contains("<Code>NoSuchKey</Code>", "<Key>a&lt;b\ufffd</Key>");
        assertThat(s3.rest("GET", "/").status())
                .as("listing itself is not run here")
                .isEqualTo(405);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT /new.txt", "DELETE /index.html", "POST /", "POST /?delete", "PUT /?policy"})
    void writes_areRefused(String request) {
        Response response = s3.rest(request.split(" ", 2)[0], request.split(" ", 2)[1]);
        assertThat(response.status()).isEqualTo(403);
        assertThat(text(response)).contains("AccessDenied");
        assertThat(s3.objects().keys("site")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/?policy", "/?acl", "/index.html?tagging", "/index.html?versionId=1", "/?uploads"})
    void subresources_areRefused(String target) {
        assertThat(s3.rest("GET", target).status()).isEqualTo(403);
    }

    @Test
    void unsupported_isNamed_with4xx() {
        assertThat(s3.rest("GET", "/index.html?response-content-type=text/plain")
                        .status())
                .isEqualTo(400);
        assertThat(s3.rest("PATCH", "/index.html").status()).isEqualTo(405);
        assertThat(text(s3.rest("GET", "/%"))).contains("InvalidURI");
        assertThat(text(s3.rest("OPTIONS", "/index.html"))).contains("CORS is not enabled");
    }

    @Test
    void bucketThatIsGone_isNoSuchBucket() {
        s3.objects().deleteAll("site", "");
        s3.handler("AWS::S3::Bucket").delete("site");
        Response response = s3.rest("GET", "/index.html");
        assertThat(response.status()).isEqualTo(404);
        assertThat(text(response)).contains("<Code>NoSuchBucket</Code>");
    }
}
