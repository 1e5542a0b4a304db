package cognitosync.localcloud.s3.website;

import static cognitosync.localcloud.s3.S3Fixture.header;
import static cognitosync.localcloud.s3.S3Fixture.text;
import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.cloudformation.resource.Resource;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.s3.S3Fixture;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebsiteEndpointTest {
    @AutoClose
    private final S3Fixture s3 = new S3Fixture();

    @BeforeEach
    void open() {
        s3.publicSite();
        s3.put("index.html", "home", "text/html");
        s3.put("sub/index.html", "sub", "text/html");
        s3.put("a b/index.html", "spaced", "text/html");
    }

    @Test
    void get_ofAFolder_givesItsIndexDocument() {
        assertThat(text(s3.website("GET", "/"))).isEqualTo("home");
        assertThat(text(s3.website("GET", "/?sign-in"))).isEqualTo("home");
        assertThat(text(s3.website("GET", "/sub/"))).isEqualTo("sub");
        assertThat(text(s3.website("HEAD", "/index.html")))
                .as("the server drops the body")
                .isEqualTo("home");
    }

    @Test
    void get_ofAFolderWithoutItsSlash_leadsThere() {
        Response response = s3.website("GET", "/sub");
        assertThat(response.status()).isEqualTo(302);
        assertThat(header(response, "Location")).isEqualTo("/sub/");
        assertThat(header(s3.website("GET", "/a%20b"), "Location")).isEqualTo("/a%20b/");
    }

    @Test
    void get_neverLeadsToAnotherHost() {
        s3.put("/evil.example/index.html", "x", "text/html");
        assertThat(s3.website("GET", "//evil.example").status()).isEqualTo(404);
    }

    @Test
    void get_ofAMissingPage_givesTheErrorDocument_with404() {
        s3.put("error.html", "sorry", "text/html");
        Response response = s3.website("GET", "/nothing");
        assertThat(response.status()).isEqualTo(404);
        assertThat(text(response)).isEqualTo("sorry");
        assertThat(header(response, "Content-Type")).isEqualTo("text/html");
        assertThat(header(response, "x-amz-error-code")).isEqualTo("NoSuchKey");
        assertThat(s3.website("GET", "/../index.html").status())
                .as("keys are just keys")
                .isEqualTo(404);
    }

    @Test
    void get_ofAMissingPage_withoutAnErrorDocument_saysSo_escaped() {
        Response response = s3.website("GET", "/%3Cscript%3E");
        assertThat(response.status()).isEqualTo(404);
        assertThat(text(response))
                .contains("<h1>404 Not Found</h1>", "<li>Code: NoSuchKey</li>", "<li>Key: &lt;script&gt;</li>")
                .contains("Custom Error Document")
                .doesNotContain("<script>");
    }

    @Test
    void get_ofAPageThatNobodyMayRead_is403() {
        s3.handler("AWS::S3::BucketPolicy").delete("site");
        Response response = s3.website("GET", "/");
        assertThat(response.status()).isEqualTo(403);
        assertThat(text(response)).contains("403 Forbidden", "AccessDenied").doesNotContain("home");
    }

    @Test
    void otherMethods_areRefused() {
        for (String method : new String[] {"POST", "PUT", "DELETE", "PATCH"}) {
            Response response = s3.website(method, "/index.html");
            assertThat(response.status()).as(method).isEqualTo(405);
            assertThat(text(response)).contains("MethodNotAllowed");
        }
        assertThat(s3.website("OPTIONS", "/index.html").status()).isEqualTo(403);
    }

    @Test
    void brokenAddress_is400() {
        assertThat(s3.website("GET", "/%zz").status()).isEqualTo(400);
    }

    @Test
    void bucketThatIsNoWebsite_orIsGone_is404WithItsOwnCode() {
        s3.deploy("AWS::S3::Bucket", "{\"BucketName\": \"site\"}", Optional.of(new Resource("site", Map.of())));
        assertThat(text(s3.website("GET", "/"))).contains("NoSuchWebsiteConfiguration");
        s3.objects().deleteAll("site", "");
        s3.handler("AWS::S3::Bucket").delete("site");
        Response response = s3.website("GET", "/");
        assertThat(response.status()).isEqualTo(404);
        assertThat(text(response)).contains("NoSuchBucket");
    }
}
