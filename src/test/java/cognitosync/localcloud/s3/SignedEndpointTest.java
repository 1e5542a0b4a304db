package cognitosync.localcloud.s3;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.credentials.Caller;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.iam.Authorizer;
import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.sigv4.Signed;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignedEndpointTest {
    private static final String ASSETS = "cdk-hnb659fds-assets-123456789012-eu-west-1";
    private static final Caller OWNER = new Caller.Developer("arn:aws:iam::123456789012:root", "123456789012");

    @TempDir
    Path folder;

    private S3Fixture s3;

    @BeforeEach
    void open() {
        s3 = new S3Fixture(folder);
    }

    @AfterEach
    void close() {
        s3.close();
    }

    @Test
    void respond_toWhoMayNot_makesNoAssetBucket_andDoesNotTellWhichExist() {
        Authorizer refusing = (caller, action, arn) -> {
            throw new AwsException("AccessDeniedException", 403, "Not to " + arn);
        };
        Response assets = call(refusing, OWNER, "GET", "/" + ASSETS + "/a.zip");
        assertThat(assets.status()).isEqualTo(403);
        assertThat(S3Fixture.text(assets)).contains("Not to arn:aws:s3:::" + ASSETS + "/a.zip");
        assertThat(s3.buckets().find(ASSETS)).isEmpty();
        assertThat(call(refusing, OWNER, "HEAD", "/nowhere").status()).isEqualTo(403);
    }

    @Test
    void respond_toWhoMay_makesTheAssetBucket() {
        assertThat(call((caller, action, arn) -> {}, OWNER, "HEAD", "/" + ASSETS)
                        .status())
                .isEqualTo(200);
        assertThat(s3.buckets().find(ASSETS)).isPresent();
        assertThat(call((caller, action, arn) -> {}, OWNER, "HEAD", "/nowhere").status())
                .isEqualTo(404);
    }

    private Response call(Authorizer authorizer, Caller caller, String method, String path) {
        return s3.api((request, service) -> new Signed(caller, request), authorizer)
                .respond(S3Fixture.request(method, path));
    }
}
