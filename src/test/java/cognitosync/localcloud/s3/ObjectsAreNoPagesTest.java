package cognitosync.localcloud.s3;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.TestAccount;
import cognitosync.localcloud.access.Authenticator;
import cognitosync.localcloud.access.Authorizer;
import cognitosync.localcloud.http.Endpoint;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.protocol.AwsException;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What S3 answers on the port that the console is on runs no script there; a bucket's own addresses are left as they are. */
class ObjectsAreNoPagesTest {
    private static final long ENOUGH = 1_000;

    @AutoClose
    private final S3Fixture s3 = new S3Fixture();

    @BeforeEach
    void open() {
        s3.publicSite();
        s3.put("x.html", "<script>alert(1)</script>", "text/html");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200|GET|/site/x.html|Accept|text/html",
                "200|HEAD|/site/x.html|Accept|*/*",
                "200|GET|/site/x.html?X-Amz-Signature=0&x-id=GetObject|Accept|text/html",
                "206|GET|/site/x.html|Range|bytes=0-7",
                "304|GET|/site/x.html|If-None-Match|*",
                "412|GET|/site/x.html|If-Match|other",
                "416|GET|/site/x.html|Range|bytes=999-",
                "404|GET|/site/y.html|Accept|text/html",
                "404|GET|/nobodys/x.html|Accept|text/html",
                "400|GET|/site/x.html?acl|Accept|text/html",
                "400|GET|/%|Accept|text/html",
                "200|GET|/site?list-type=2|Accept|text/html",
                "200|GET|/site?location|Accept|text/html",
                "200|PUT|/site/z.svg|Content-Type|image/svg+xml",
                "200|POST|/site/z.xhtml?uploads|Content-Type|application/xhtml+xml",
                "204|DELETE|/site/x.html|Accept|*/*",
            })
    void everyAnswerOfTheApi_isSandboxed(int status, String method, String target, String name, String value) {
        Response answer = s3.api(ENOUGH).respond(S3Fixture.request(method, target, name, value));
        assertThat(answer.status()).isEqualTo(status);
        assertSandboxed(answer);
    }

    @ParameterizedTest
    @CsvSource({"response-content-type=text/html", "versionId=null", "versionId=1&response-content-type=image/svg%2Bxml"
    })
    void whateverTheAddressAsksFor_theAnswerIsSandboxed(String query) {
        assertSandboxed(s3.api(ENOUGH).respond(S3Fixture.request("GET", "/site/x.html?" + query)));
    }

    @Test
    void whoMayNot_getsASandboxedRefusal() {
        Authorizer refusing = (caller, action, arn, policy, keys) -> {
            throw new AwsException("AccessDeniedException", 403, "Not to " + arn);
        };
        Response refused = s3.api((request, service) -> new Authenticator.Signed(TestAccount.OWNER, request), refusing)
                .respond(S3Fixture.request("GET", "/site/x.html"));
        assertThat(refused.status()).isEqualTo(403);
        assertSandboxed(refused);
    }

    @Test
    void aPolicyOfTheUploader_doesNotTakeThePlace() {
        Endpoint api = s3.api(ENOUGH);
        api.respond(S3Fixture.request(
                "PUT", "/site/own.html", "Content-Type", "text/html", "Content-Security-Policy", "default-src *"));
        assertSandboxed(api.respond(S3Fixture.request("GET", "/site/own.html")));
    }

    @Test
    void addressesOfTheSite_haveNoneOfIt() {
        for (Response answer : List.of(s3.website("GET", "/x.html"), s3.rest("GET", "/x.html"), s3.rest("GET", "/"))) {
            assertThat(answer.headers().names()).doesNotContain("content-security-policy", "x-content-type-options");
        }
    }

    private static void assertSandboxed(Response answer) {
        assertThat(answer.headers().all("Content-Security-Policy")).containsExactly("sandbox");
        assertThat(answer.headers().all("X-Content-Type-Options")).containsExactly("nosniff");
    }
}
