package cognitosync.localcloud.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cognitosync.localcloud.access.policy.Decision;
import cognitosync.localcloud.cloudformation.resource.Resource;
import cognitosync.localcloud.cloudformation.template.DeploymentException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BucketPolicyHandlerTest {
    private static final String TYPE = "AWS::S3::BucketPolicy";
    private static final Optional<Resource> SITE = Optional.of(new Resource("site", Map.of()));

    @AutoClose
    private final S3Fixture s3 = new S3Fixture();

    @BeforeEach
    void open() {
        s3.deploy("AWS::S3::Bucket", S3Fixture.PUBLIC_BUCKET);
        s3.put("a.txt", "a", "text/plain");
    }

    @Test
    void withoutAPolicy_nobodyReads() {
        assertThat(s3.rest("GET", "/a.txt").status()).isEqualTo(403);
        assertThat(s3.website("GET", "/a.txt").status()).isEqualTo(403);
    }

    @Test
    void withAPolicyForEverybody_everybodyReads_untilItIsDeleted() {
        Resource policy = s3.deploy(TYPE, S3Fixture.READ_BY_ANYONE);
        assertThat(s3.rest("GET", "/a.txt").status()).isEqualTo(200);
        s3.handler(TYPE).delete(policy.physicalId());
        assertThat(s3.rest("GET", "/a.txt").status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"Condition\": {\"StringEquals\": \"x\"}",
                "\"Condition\": {\"StringEquals\": {}}",
                "\"Conditions\": {\"StringEquals\": {\"aws:userid\": \"nobody\"}}"
            })
    void policyWhoseConditionIsMalformed_isRefused_andOpensNothing(String condition) {
        assertThatThrownBy(() ->
                        s3.deploy(TYPE, S3Fixture.READ_BY_ANYONE.replace("\"Effect\"", condition + ", \"Effect\"")))
                .isInstanceOf(DeploymentException.class)
                .hasMessageContaining("Invalid policy syntax. (MalformedPolicy) Statement 1");
        assertThat(s3.rest("GET", "/a.txt").status()).isEqualTo(403);
    }

    @Test
    void policyThatAnEarlierVersionTook_opensNothing() {
        s3.buckets().savePolicy("site", """
                {"Statement": {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject",
                  "Resource": "arn:aws:s3:::site/*", "Condition": {"StringEquals": "x"}}}
                """);
        assertThat(s3.rest("GET", "/a.txt").status()).isEqualTo(403);
    }

    @Test
    void policyForOnePrefix_opensThatOnly() {
        s3.put("open/b.txt", "b", "text/plain");
        s3.deploy(TYPE, S3Fixture.READ_BY_ANYONE.replace("site/*", "site/open/*"));
        assertThat(s3.rest("GET", "/a.txt").status()).isEqualTo(403);
        assertThat(s3.rest("GET", "/open/b.txt").status()).isEqualTo(200);
    }

    @Test
    void blockPublicPolicy_refusesAPublicPolicy_andNoOther() {
        s3.deploy(
                "AWS::S3::Bucket",
                S3Fixture.PUBLIC_BUCKET.replace("\"BlockPublicPolicy\": false", "\"BlockPublicPolicy\": true"),
                SITE);
        assertThatThrownBy(() -> s3.deploy(TYPE, S3Fixture.READ_BY_ANYONE))
                .isInstanceOf(DeploymentException.class)
                .hasMessageContaining("BlockPublicPolicy");
        assertThat(s3.buckets().policy("site")).isEmpty();
        s3.deploy(
                TYPE,
                S3Fixture.READ_BY_ANYONE.replace("\"AWS\": \"*\"", "\"AWS\": \"arn:aws:iam::123456789012:root\""));
        assertThat(s3.rest("GET", "/a.txt").status()).isEqualTo(403);
    }

    @Test
    void bucketThatSaysNothing_blocksEverything() {
        s3.deploy("AWS::S3::Bucket", "{\"BucketName\": \"site\"}", SITE);
        assertThatThrownBy(() -> s3.deploy(TYPE, S3Fixture.READ_BY_ANYONE)).hasMessageContaining("BlockPublicPolicy");
    }

    @Test
    void restrictPublicBuckets_makesAPublicPolicyCountForNobody() {
        s3.deploy(TYPE, S3Fixture.READ_BY_ANYONE);
        s3.deploy(
                "AWS::S3::Bucket",
                S3Fixture.PUBLIC_BUCKET.replace("\"RestrictPublicBuckets\": false", "\"RestrictPublicBuckets\": true"),
                SITE);
        assertThat(s3.rest("GET", "/a.txt").status()).isEqualTo(403);
        assertThat(s3.judgements.get(0).decision())
                .as("why a policy that grants it does not count")
                .isEqualTo(new Decision.DeniedByAccessBlock());
    }

    @Test
    void denyWithoutTls_closesTheWebsiteAddress_andNotTheOther() {
        s3.deploy(TYPE, S3Fixture.READ_BY_ANYONE.replace("\"Statement\": [", """
                        "Statement": [{"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::site/*",
                          "Condition": {"Bool": {"aws:SecureTransport": "false"}}},
                        """));
        assertThat(s3.website("GET", "/a.txt").status()).isEqualTo(403);
        assertThat(s3.rest("GET", "/a.txt").status()).isEqualTo(200);
    }

    @Test
    void policyThatIsNone_orOfAnotherBucket_isRefused() {
        assertThatThrownBy(() -> s3.deploy(TYPE, S3Fixture.READ_BY_ANYONE.replace("\"Action\"", "\"Acton\"")))
                .isInstanceOf(DeploymentException.class)
                .hasMessageContaining("Acton");
        assertThatThrownBy(() -> s3.deploy(TYPE, S3Fixture.READ_BY_ANYONE.replace("s3:::site/", "s3:::sites/")))
                .hasMessageContaining("arn:aws:s3:::sites/*");
        assertThatThrownBy(() -> s3.deploy(TYPE, S3Fixture.READ_BY_ANYONE.replace("\"site\"", "\"nowhere\"")))
                .hasMessageContaining("the bucket nowhere does not exist");
    }
}
