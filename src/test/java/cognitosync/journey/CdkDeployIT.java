package cognitosync.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.build.Shell;
import cognitosync.device.CommandLineDevice;
import cognitosync.device.CommandLineDevice.Ended;
import cognitosync.journey.browser.Browsers;
import cognitosync.journey.browser.ColorScheme;
import cognitosync.journey.browser.Device;
import cognitosync.journey.cloud.AppCopy;
import cognitosync.journey.cloud.AppSources;
import cognitosync.journey.cloud.Cdk;
import cognitosync.journey.cloud.Deployment;
import cognitosync.journey.cloud.Outputs;
import cognitosync.journey.page.Person;
import cognitosync.journey.page.Site;
import cognitosync.localcloud.LocalCloud;
import cognitosync.localcloud.LocalCloudOptions;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real CDK command line against the local cloud, and people on what it deployed. */
class CdkDeployIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ROLES_PATH = "src/main/java/cognitosync/infra/OwnDatasetsPolicy.java";
    private static final String OWN = "/identity/\" + THIS_IDENTITY";
    private static final String NOBODYS = "/identity/nobody/\" + THIS_IDENTITY";

    @TempDir
    Path folder;

    private final List<String> told = new CopyOnWriteArrayList<>();

    @AutoClose
    private LocalCloud cloud;

    private Cdk cdk;

    @BeforeEach
    void start() {
        Path data = folder.resolve("data");
        cloud = LocalCloud.start(
                new LocalCloudOptions(0, 0, 0, data, "eu-west-1", true, folder.resolve("none")),
                InstantSource.system(),
                told::add);
        cdk = new Cdk(Path.of("").toAbsolutePath(), data, folder.resolve("home"));
    }

    @Test
    void person_onADeployedSite_throughUpdates_untilItIsDestroyed() throws Exception {
        assertThat(cloud.outputs()).containsOnlyKeys("LocalCloud");
        AppSources app = AppSources.copyInto(folder.resolve("app"));
        cdk = cdk.in(app.folder());
        Outputs outputs = deploy();
        assertThat(outputsFile()).as("what the running cloud wrote").isEqualTo(cloud.outputs());
        assertThat(cloud.outputs().get("CognitoSync"))
                .containsEntry("SiteUrl", outputs.siteUrl())
                .containsEntry("UserPoolDomain", outputs.userPoolDomain());
        assertThat(doctor().exitCode()).as(doctor().out()).isZero();
        Person person = Person.named("One Person");
        try (Device device = Browsers.ready().first().device(ColorScheme.LIGHT)) {
            person.signUp(device, outputs);
            person.signIn(device, outputs);
            Site.setColour(device, "red");

            app.edit(ROLES_PATH, OWN, NOBODYS);
            assertThat(deploy()).isEqualTo(outputs);
            assertThat(Site.getColour(device)).contains("can’t access this dataset");

            Path failing = AppCopy.withTemplate(
                    app.folder().resolve("cdk.out"),
                    folder.resolve("failing.out"),
                    "\"MinimumLength\": 12",
                    "\"MinimumLength\": 3");
            Shell.Result failed = cdk.run("deploy", "--require-approval", "never", "--app", failing.toString());
            assertThat(failed.exitCode()).isEqualTo(1);
            assertThat(failed.output() + failed.errors())
                    .contains("SignIn/Users", "UPDATE_FAILED", "MinimumLength is 3", "UPDATE_ROLLBACK");

            assertThat(Site.getColour(device)).contains("can’t access this dataset");

            app.edit(ROLES_PATH, NOBODYS, OWN);
            assertThat(deploy()).isEqualTo(outputs);
            assertThat(Site.getColour(device)).contains("Your saved colour is red");
        }
        Shell.Result diff = cdk.run("diff");
        assertThat(diff.exitCode()).as(diff.errors()).isZero();
        assertThat(diff.output() + diff.errors()).contains("There were no differences");

        Shell.Result destroyed = cdk.run("destroy", "--force");
        assertThat(destroyed.exitCode()).as(destroyed.errors()).isZero();
        HttpResponse<String> gone = get(outputs.websiteUrl());
        assertThat(gone.statusCode()).isEqualTo(404);
        assertThat(gone.body()).contains("NoSuchBucket");
        assertThat(outputsFile()).containsOnlyKeys("LocalCloud");
        assertThat(doctor().err()).contains("has no stack. Deploy one");
        assertThat(told).first().asString().isEqualTo("CognitoSync is deployed: open " + outputs.siteUrl());
        assertThat(told).anyMatch(line -> line.startsWith("Updating CognitoSync failed: "));
        assertThat(told).last().isEqualTo("CognitoSync was deleted.");
    }

    @Test
    void twoStacks_haveAddressesOfTheirOwn_andAFailedCreationLeavesNothing() throws Exception {
        Path app = Deployment.of(folder.resolve("cdk.out"), "pkce").assembly();
        Path failing = AppCopy.withTemplate(
                app, folder.resolve("failing.out"), "\"MinimumLength\": 12", "\"MinimumLength\": 3");
        Shell.Result failed = cdk.run("deploy", "--require-approval", "never", "--app", failing.toString());
        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.output() + failed.errors())
                .contains("SignIn/Users", "CREATE_FAILED", "MinimumLength is 3", "ROLLBACK_COMPLETE");

        Outputs first = deploy("--app", app.toString());
        Shell.Result again = cdk.run("deploy", "--require-approval", "never", "--app", app.toString());
        assertThat(again.exitCode()).as(again.errors()).isZero();
        assertThat(again.output() + again.errors()).contains("(no changes)");

        Path second = AppCopy.named(app, folder.resolve("second.out"), "Second");
        Path file = folder.resolve("second.json");
        Shell.Result other = cdk.run(
                "deploy", "--require-approval", "never", "--outputs-file", file.toString(), "--app", second.toString());
        assertThat(other.exitCode()).as(other.errors()).isZero();
        JsonNode outputs = JSON.readTree(file.toFile()).path("Second");
        assertThat(URI.create(outputs.path("WebsiteUrl").asText()).getPort())
                .isNotEqualTo(URI.create(first.websiteUrl()).getPort());
        for (String site :
                new String[] {first.siteUrl(), outputs.path("SiteUrl").asText()}) {
            JsonNode config = JSON.readTree(
                    get(URI.create(site).resolve("config.json").toString()).body());
            assertThat(config.path("siteUrl").asText()).isEqualTo(site);
        }
        assertThat(get(outputs.path("UserPoolDomain").asText() + "/.well-known/openid-configuration")
                        .uri()
                        .getPort())
                .isNotEqualTo(URI.create(first.userPoolDomain()).getPort());

        Shell.Result destroyed = cdk.run("destroy", "--force", "--app", app.toString());
        assertThat(destroyed.exitCode()).as(destroyed.errors()).isZero();
        assertThat(get(first.websiteUrl()).statusCode()).isEqualTo(404);
        assertThat(get(outputs.path("WebsiteUrl").asText()).statusCode()).isEqualTo(200);
        assertThat(outputsFile()).containsOnlyKeys("Second", "LocalCloud");
        assertThat(outputsFile().get("Second"))
                .containsEntry("WebsiteUrl", outputs.path("WebsiteUrl").asText());
        Ended missing = device().run("doctor", "--anonymous", "--stack", "CognitoSync");
        assertThat(missing.err()).contains("has no stack CognitoSync. It has [Second]");
        assertThat(doctor().exitCode()).as("of the other stack").isZero();
    }

    // As the README says it, with the file that the running local cloud keeps.
    private Ended doctor() {
        return device().run("doctor", "--anonymous");
    }

    private CommandLineDevice device() {
        return CommandLineDevice.of(folder.resolve("data").resolve("outputs.json"), folder.resolve("device"));
    }

    private Map<String, Map<String, String>> outputsFile() throws IOException {
        return JSON.readValue(folder.resolve("data").resolve("outputs.json").toFile(), new TypeReference<>() {});
    }

    private Outputs deploy(String... arguments) throws IOException, InterruptedException {
        Path file = folder.resolve("outputs.json");
        String[] command = {"deploy", "--require-approval", "never", "--outputs-file", file.toString()};
        Shell.Result result =
                cdk.run(Stream.of(command, arguments).flatMap(Stream::of).toArray(String[]::new));
        assertThat(result.exitCode()).as(result.output() + result.errors()).isZero();
        ObjectNode outputs = (ObjectNode) JSON.readTree(file.toFile());
        Map<String, String> local = cloud.outputs().get("LocalCloud");
        outputs.set("LocalCloud", JSON.valueToTree(local));
        return new Outputs(outputs);
    }

    private static HttpResponse<String> get(String url) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
