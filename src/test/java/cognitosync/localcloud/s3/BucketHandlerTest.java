package cognitosync.localcloud.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cognitosync.localcloud.cloudformation.resource.Resource;
import cognitosync.localcloud.cloudformation.template.DeploymentException;
import cognitosync.localcloud.protocol.AwsException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class BucketHandlerTest {
    private static final String TYPE = "AWS::S3::Bucket";

    @AutoClose
    private final S3Fixture s3 = new S3Fixture();

    @Test
    void deploy_withoutAName_makesOneThatStays() {
        Resource bucket = s3.deploy(TYPE, "{}");
        assertThat(bucket.physicalId()).matches("test-thing-[a-z0-9]{12}");
        assertThat(s3.deploy(TYPE, "{}", Optional.of(bucket)).physicalId()).isEqualTo(bucket.physicalId());
        assertThat(s3.deploy(TYPE, "{}").physicalId()).isNotEqualTo(bucket.physicalId());
    }

    @Test
    void deploy_givesTheAddressesOfAws() {
        Resource bucket = s3.deploy(TYPE, S3Fixture.PUBLIC_BUCKET);
        assertThat(bucket.physicalId()).isEqualTo("site");
        assertThat(bucket.attributes().get("Arn").asText()).isEqualTo("arn:aws:s3:::site");
        assertThat(bucket.attributes().get("RegionalDomainName").asText()).isEqualTo("site.s3.eu-west-1.amazonaws.com");
        assertThat(bucket.attributes().get("WebsiteURL").asText())
                .isEqualTo("http://site.s3-website-eu-west-1.amazonaws.com");
    }

    @Test
    void deploy_ofANameThatIsTaken_orNotAllowed_isRefused() {
        s3.deploy(TYPE, S3Fixture.PUBLIC_BUCKET);
        assertThatThrownBy(() -> s3.deploy(TYPE, S3Fixture.PUBLIC_BUCKET))
                .isInstanceOf(DeploymentException.class)
                .hasMessageContaining("site exists already");
        assertThatThrownBy(() -> s3.deploy(TYPE, "{\"BucketName\": \"Site\"}"))
                .hasMessageContaining("Site is not valid");
        assertThatThrownBy(() -> s3.deploy(TYPE, "{\"WebsiteConfiguration\": {\"ErrorDocument\": \"e\"}}"))
                .hasMessageContaining("IndexDocument");
    }

    @Test
    void deploy_changesSettings_andKeepsPolicyAndObjects() {
        s3.publicSite();
        s3.put("a.txt", "a", "text/plain");
        s3.deploy(
                TYPE,
                S3Fixture.PUBLIC_BUCKET.replace("error.html", "oops.html"),
                Optional.of(new Resource("site", Map.of())));
        assertThat(s3.buckets()
                        .find("site")
                        .orElseThrow()
                        .website()
                        .orElseThrow()
                        .errorDocument())
                .contains("oops.html");
        assertThat(s3.buckets().policy("site")).isPresent();
        assertThat(s3.objects().keys("site")).containsExactly("a.txt");
    }

    @Test
    void delete_ofABucketWithObjects_isRefused_andOfAMissingOneIsNoError() {
        s3.publicSite();
        s3.put("a.txt", "a", "text/plain");
        assertThatThrownBy(() -> s3.handler(TYPE).delete("site"))
                .isInstanceOfSatisfying(
                        AwsException.class, e -> assertThat(e.code()).isEqualTo("BucketNotEmpty"));
        s3.objects().deleteAll("site", "");
        s3.handler(TYPE).delete("site");
        s3.handler(TYPE).delete("site");
        assertThat(s3.buckets().find("site")).isEmpty();
    }

    @Test
    void autoDelete_emptiesOnlyABucketThatStillHasTheTag() {
        s3.publicSite();
        s3.put("a.txt", "a", "text/plain");
        String type = "Custom::S3AutoDeleteObjects";
        Resource resource = s3.deploy(type, "{\"ServiceToken\": \"arn\", \"BucketName\": \"site\"}");
        s3.handler(type).delete(resource.physicalId());
        assertThat(s3.objects().keys("site")).containsExactly("a.txt");

        s3.deploy(
                TYPE,
                "{\"BucketName\": \"site\", \"Tags\": [{\"Key\": \"aws-cdk:auto-delete-objects\", \"Value\": \"true\"}]}",
                Optional.of(new Resource("site", Map.of())));
        s3.handler(type).delete(resource.physicalId());
        assertThat(s3.objects().keys("site")).isEmpty();
        s3.handler(type).delete("gone");
    }
}
