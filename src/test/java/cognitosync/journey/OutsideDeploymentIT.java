package cognitosync.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.journey.cloud.LocalCloudProcess;
import cognitosync.journey.cloud.LocalCloudSetup;
import cognitosync.localcloud.TestCloud;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.support.ui.FluentWait;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.s3.S3Client;

/** Terminal and {@code outputs.json} of a running local cloud follow what others do to its stacks. */
class OutsideDeploymentIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SITE = """
            {"Resources": {
               "Box": {"Type": "AWS::S3::Bucket", "Properties": {
                 "WebsiteConfiguration": {"IndexDocument": "index.html"}}},
               "Users": {"Type": "AWS::Cognito::UserPool", "Properties": {
                 "UsernameAttributes": ["email"], "AutoVerifiedAttributes": ["email"],
                 "Schema": [{"Name": "email", "Required": true, "Mutable": true}],
                 "UsernameConfiguration": {"CaseSensitive": false},
                 "Policies": {"PasswordPolicy": {"MinimumLength": 8}}}}},
             "Outputs": {"WebsiteUrl": {"Value": {"Fn::GetAtt": ["Box", "WebsiteURL"]}},
               "Bucket": {"Value": {"Ref": "Box"}}}}
            """;
    private static final String REFUSED = "\"MinimumLength\": 3";

    @TempDir
    Path folder;

    private Path data;
    private LocalCloudProcess cloud;

    @Test
    void terminalAndOutputs_followEveryOperation_andAreRightAtTheNextStart() throws IOException {
        data = folder.resolve("data");
        LocalCloudSetup setup =
                new LocalCloudSetup("cognitosync.localcloud.LocalCloudMain", data, Map.of("local.empty", "true"));
        try (LocalCloudProcess running = LocalCloudProcess.start(setup)) {
            cloud = running;
            awaitGreeting();
            assertThat(stacks()).isEmpty();
            walk();
            running.stop();
            assertThat(running.printed())
                    .contains("No stack is deployed.")
                    .contains("Stopped. Stacks, users and their data are kept in " + data.toAbsolutePath());
            try (LocalCloudProcess again = running.restart()) {
                cloud = again;
                awaitGreeting();
                assertThat(stacks()).containsExactly("Second");
                assertThat(again.printed())
                        .contains("Second is deployed.", output("Second", "WebsiteUrl"))
                        .contains("Deploying Broken failed: ")
                        .doesNotContain("No stack");
            }
        }
    }

    // It comes after outputs.json.
    private void awaitGreeting() {
        new FluentWait<>(cloud)
                .withTimeout(Duration.ofSeconds(30))
                .pollingEvery(Duration.ofMillis(20))
                .until(running -> running.printed().contains("Press Ctrl-C to stop."));
    }

    private void walk() throws IOException {
        try (CloudFormationClient cloudFormation = cloudFormation();
                S3Client s3 = s3()) {
            cloudFormation.createStack(b -> b.stackName("First").templateBody(SITE));
            assertThat(stacks()).as("%s", cloud.printed()).containsExactly("First");
            says("First is deployed: open " + output("First", "WebsiteUrl"));
            assertThat(URI.create(output("First", "WebsiteUrl")).getHost()).isEqualTo("127.0.0.1");

            cloudFormation.createStack(b -> b.stackName("Second").templateBody(SITE));
            assertThat(stacks()).containsExactly("First", "Second");
            String second = output("Second", "WebsiteUrl");
            says("Second is deployed: open " + second);

            cloudFormation.updateStack(b -> b.stackName("First")
                    .templateBody(SITE.replace("\"Bucket\": {\"Value\"", "\"Renamed\": {\"Value\"")));
            says("First is deployed: open " + output("First", "WebsiteUrl"));
            String bucket = output("First", "Renamed");

            cloudFormation.updateStack(
                    b -> b.stackName("First").templateBody(SITE.replace("\"MinimumLength\": 8", REFUSED)));
            says("Updating First failed: The resource Users");
            assertThat(output("First", "Renamed")).as("as before").isEqualTo(bucket);

            cloudFormation.createStack(
                    b -> b.stackName("Broken").templateBody(SITE.replace("\"MinimumLength\": 8", REFUSED)));
            says("Deploying Broken failed: The resource Users");
            assertThat(stacks()).containsExactly("First", "Second");

            s3.putObject(b -> b.bucket(bucket).key("left"), RequestBody.fromString("x"));
            cloudFormation.deleteStack(b -> b.stackName("First"));
            says("Deleting First failed: ");
            assertThat(stacks()).as("half deleted").containsExactly("Second");

            s3.deleteObject(b -> b.bucket(bucket).key("left"));
            cloudFormation.deleteStack(b -> b.stackName("First"));
            says("First was deleted.");
            assertThat(stacks()).containsExactly("Second");
            assertThat(output("Second", "WebsiteUrl")).as("where it is reached").isEqualTo(second);
        }
    }

    /** The last line that the terminal shows. */
    private void says(String sentence) {
        List<String> lines = cloud.printed().lines().toList();
        String last = lines.get(lines.size() - 1);
        assertThat(last).startsWith(sentence);
        if (sentence.contains(" failed: ")) {
            assertThat(last).contains("; see " + cloud.outputs().apiEndpoint() + "/_local/console/stacks");
        }
    }

    private JsonNode outputs() throws IOException {
        Path file = data.resolve("outputs.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (Stream<Path> files = Files.list(data)) {
            assertThat(files.map(each -> each.getFileName().toString()))
                    .as("a draft was left")
                    .noneMatch(name -> name.endsWith(".tmp"));
        }
        return JSON.readTree(file.toFile());
    }

    private List<String> stacks() throws IOException {
        JsonNode outputs = outputs();
        assertThat(outputs.path("LocalCloud").path("ApiEndpoint").asText())
                .isEqualTo(cloud.outputs().apiEndpoint().toString());
        List<String> names = new ArrayList<>();
        outputs.fieldNames().forEachRemaining(names::add);
        assertThat(names.remove("LocalCloud")).isTrue();
        return names;
    }

    private String output(String stack, String name) throws IOException {
        return outputs().path(stack).path(name).asText();
    }

    private CloudFormationClient cloudFormation() {
        return CloudFormationClient.builder()
                .region(Region.EU_WEST_1)
                .endpointOverride(cloud.outputs().apiEndpoint())
                .credentialsProvider(developer())
                .build();
    }

    private S3Client s3() {
        return S3Client.builder()
                .region(Region.EU_WEST_1)
                .endpointOverride(cloud.outputs().apiEndpoint())
                .forcePathStyle(true)
                .credentialsProvider(developer())
                .build();
    }

    private ProfileCredentialsProvider developer() {
        return TestCloud.developer(data.resolve("credentials"));
    }
}
