package cognitosync.localcloud.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cognitosync.infra.TestAssembly;
import cognitosync.localcloud.TestAccount;
import cognitosync.localcloud.access.policy.Evaluation;
import cognitosync.localcloud.cloudformation.assembly.AssemblyStack;
import cognitosync.localcloud.cloudformation.assembly.CloudAssembly;
import cognitosync.localcloud.cloudformation.resource.Declaration;
import cognitosync.localcloud.cloudformation.resource.PropertyNames;
import cognitosync.localcloud.cloudformation.resource.Resource;
import cognitosync.localcloud.cloudformation.resource.ResourceHandler;
import cognitosync.localcloud.cloudformation.stack.DeployedResource;
import cognitosync.localcloud.cloudformation.stack.DeployedStack;
import cognitosync.localcloud.cloudformation.stack.Stacks;
import cognitosync.localcloud.cloudformation.template.DeploymentException;
import cognitosync.localcloud.cloudformation.template.SystemParameters;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.names.Account;
import cognitosync.localcloud.protocol.JsonProtocol;
import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.store.DatabaseFixture;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The product's own template: S3 and CloudFormation are real, what belongs to other services is made of names only. */
@ResourceLock(TestAssembly.KERNEL)
class ProductSiteTest {
    private static final Map<String, Set<String>> OTHERS = Map.of(
            "AWS::IAM::Role", Set.of("Arn"),
            "AWS::IAM::Policy", Set.of(),
            "AWS::Cognito::UserPool", Set.of("ProviderName"),
            "AWS::Cognito::UserPoolClient", Set.of(),
            "AWS::Cognito::UserPoolDomain", Set.of(),
            "AWS::Cognito::ManagedLoginBranding", Set.of(),
            "AWS::Cognito::IdentityPool", Set.of(),
            "AWS::Cognito::IdentityPoolRoleAttachment", Set.of());

    /** Answers references, so that the rest of the template can be resolved. */
    private record NameOnly(String type, Set<String> attributes) implements ResourceHandler {
        @Override
        public PropertyNames properties() {
            return new PropertyNames(Set.of(), Map.of("*", "another service's business"));
        }

        @Override
        public Resource deploy(Declaration declaration) {
            String id =
                    declaration.physicalIdOr("id-of-" + declaration.logicalId().toLowerCase(Locale.ROOT));
            Map<String, JsonNode> values = new HashMap<>();
            attributes.forEach(
                    name -> values.put(name, TextNode.valueOf("arn:aws:iam::" + TestAccount.ID + ":role/" + id)));
            return new Resource(id, values);
        }

        @Override
        public void delete(String physicalId) {
            // Nothing was made.
        }
    }

    @AutoClose
    private final DatabaseFixture disk = new DatabaseFixture(Stacks.schema(), S3.schema());

    private final Database database = disk.database();

    private AssemblyStack synthesized(String name, Map<String, String> context) {
        Path assembly = TestAssembly.synthesize(disk.folder().resolve(name), TestAssembly.SITE_FIXTURE, context);
        return CloudAssembly.read(assembly).stack("CognitoSync").orElseThrow();
    }

    private S3 s3(AssemblyStack stack, String region) {
        return new S3(new S3.Dependencies(
                database,
                InstantSource.system(),
                stack.published(new Account(TestAccount.ID, region)),
                (name, text) -> text.replaceAll(
                                "https://[a-z0-9-]+\\.s3\\.eu-west-1\\.amazonaws\\.com", "http://localhost:8080")
                        .replace("https://cognito-sync.eu-west-1.amazonaws.com", "http://localhost:4566"),
                new Account(TestAccount.ID, region),
                Evaluation.Listener.NONE));
    }

    private DeployedStack deployedStack(S3 s3, String region) {
        List<ResourceHandler> handlers = new ArrayList<>(s3.handlers());
        OTHERS.forEach((type, attributes) -> handlers.add(new NameOnly(type, attributes)));
        return new Stacks(new Stacks.Dependencies(
                        database,
                        new Account(TestAccount.ID, region),
                        SystemParameters.BOOTSTRAPPED,
                        handlers,
                        InstantSource.system()))
                .stack("CognitoSync");
    }

    @Test
    void deployed_isServedAtBothAddresses() throws Exception {
        AssemblyStack stack = synthesized("pkce", Map.of());
        S3 s3 = s3(stack, "eu-west-1");
        Map<String, String> outputs = deployedStack(s3, "eu-west-1").deploy(stack.template(), stack.parameters());

        String bucket = outputs.get("BucketName");
        assertThat(bucket).matches("[a-z0-9][a-z0-9-]{1,61}[a-z0-9]");
        assertThat(outputs)
                .containsEntry("WebsiteUrl", "http://" + bucket + ".s3-website-eu-west-1.amazonaws.com")
                .containsEntry("SiteUrl", "https://" + bucket + ".s3.eu-west-1.amazonaws.com/index.html")
                .containsEntry("Region", "eu-west-1");

        Response home = s3.website(bucket).respond(S3Fixture.request("GET", "/"));
        assertThat(home.status()).isEqualTo(200);
        assertThat(S3Fixture.header(home, "Cache-Control")).isEqualTo("no-cache");
        assertThat(S3Fixture.text(home))
                .contains("href=\"http://localhost:8080/index.html\"", "http://localhost:4566")
                .doesNotContain("<<marker");
        Response config = s3.rest(bucket).respond(S3Fixture.request("GET", "/config.json"));
        JsonNode json = JsonProtocol.MAPPER.readTree(config.body());
        assertThat(json.path("siteUrl").asText()).isEqualTo("http://localhost:8080/index.html");
        assertThat(json.path("userPool").path("id").asText()).isEqualTo(outputs.get("UserPoolId"));
        assertThat(S3Fixture.header(config, "Content-Type")).isEqualTo("application/json");

        String script = "/assets/fixture-0123456789ab.js";
        Response asset = s3.rest(bucket).respond(S3Fixture.request("GET", script));
        assertThat(asset.status()).isEqualTo(200);
        assertThat(S3Fixture.header(asset, "Content-Encoding")).isEqualTo("gzip");
        assertThat(S3Fixture.header(asset, "Cache-Control")).isEqualTo("max-age=31536000, immutable");
        assertThat(s3.rest(bucket).respond(S3Fixture.request("GET", "/")).status())
                .isEqualTo(403);
    }

    @Test
    void deployedAgain_withRetain_keepsTheBucketAndItsObjects() {
        AssemblyStack stack = synthesized("plain", Map.of());
        S3 s3 = s3(stack, "eu-west-1");
        DeployedStack deployed = deployedStack(s3, "eu-west-1");
        String bucket = deployed.deploy(stack.template(), stack.parameters()).get("BucketName");
        List<String> resources =
                deployed.resources().stream().map(DeployedResource::logicalId).toList();

        AssemblyStack retaining = synthesized("retaining", Map.of("retain", "true", "signIn", "implicit"));
        S3 later = s3(retaining, "eu-west-1");
        DeployedStack updated = deployedStack(later, "eu-west-1");
        assertThat(updated.deploy(retaining.template(), retaining.parameters())).containsEntry("BucketName", bucket);
        assertThat(updated.resources())
                .extracting(DeployedResource::logicalId)
                .isNotEmpty()
                .hasSizeLessThan(resources.size());
        assertThat(later.website(bucket).respond(S3Fixture.request("GET", "/")).status())
                .as("the resource that empties the bucket is gone, its tag went before it")
                .isEqualTo(200);
    }

    @Test
    void inARegionWithoutCognitoSync_isRefused_andNothingIsMade() {
        AssemblyStack stack = synthesized("north", Map.of());
        DeployedStack deployed = deployedStack(s3(stack, "eu-north-1"), "eu-north-1");
        assertThatThrownBy(() -> deployed.deploy(stack.template(), stack.parameters()))
                .isInstanceOf(DeploymentException.class)
                .hasMessageContaining("Cognito Sync does not exist in this region");
        assertThat(deployed.resources()).isEmpty();
    }
}
