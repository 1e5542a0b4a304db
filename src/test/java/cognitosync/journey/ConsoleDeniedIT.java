package cognitosync.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.journey.browser.Axe;
import cognitosync.journey.browser.Browsers;
import cognitosync.journey.browser.ColorScheme;
import cognitosync.journey.browser.Device;
import cognitosync.journey.cloud.Deployment;
import cognitosync.journey.cloud.LocalCloudProcess;
import cognitosync.journey.cloud.LocalCloudSetup;
import cognitosync.journey.cloud.Outputs;
import cognitosync.journey.page.Person;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the console says of a role that is wrong: an explicit deny, and a trust policy that trusts no user. */
class ConsoleDeniedIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DENY = """
            {"Sid": "ReadOnly", "Effect": "Deny", "Action": "cognito-sync:Update*", "Resource": "*",
             "Condition": {"StringLike": {"cognito-identity.amazonaws.com:sub": "*:*"}}}""";

    @TempDir
    Path folder;

    @Test
    void why_ofADeny_andOfATrustPolicyThatLetsNobodyIn_pointAtWhatDecided() {
        Person person = Person.named("Denied Person");
        LocalCloudSetup setup = LocalCloudSetup.of(folder.resolve("data"), assembly("deny", role -> {
                    ArrayNode statements = (ArrayNode) role.at("/Policies/0/PolicyDocument/Statement");
                    statements.add(read(DENY));
                }))
                .withLastingPorts();
        try (LocalCloudProcess cloud = LocalCloudProcess.start(setup)) {
            String text;
            try (Device device = Browsers.ready().first().device(ColorScheme.LIGHT)) {
                person.signUpOverHttp(cloud.outputs());
                ask(device, person, cloud.outputs());
                text = explained(device, cloud.outputs(), "cognito-sync:UpdateRecords");
            }
            assertThat(text)
                    .containsSubsequence(
                            "Denied cognito-sync:UpdateRecords",
                            "Requested by Denied Person. Denied by statement 2 (ReadOnly) of OwnDatasets",
                            "Trust policy: who can assume the role?",
                            "Role policies: what can the role do?",
                            "Statement 1 (OwnDatasets) of OwnDatasets",
                            "Every element matches",
                            "Statement 2 (ReadOnly) of OwnDatasets (Deny)",
                            "Every element matches",
                            "A Deny matches. It overrides every Allow.");
            assertThat(text).doesNotContain("does not match");
            cloud.stop();
        }
        Path trust = assembly(
                "trust", role -> ((ObjectNode) role.at("/AssumeRolePolicyDocument/Statement/0/Condition/StringEquals"))
                        .put("cognito-identity.amazonaws.com:aud", "eu-west-1:00000000-0000-0000-0000-000000000000"));
        try (LocalCloudProcess cloud = LocalCloudProcess.start(setup.updatedTo(trust))) {
            String text;
            try (Device device = Browsers.ready().first().device(ColorScheme.LIGHT)) {
                ask(device, person, cloud.outputs());
                text = explained(device, cloud.outputs(), "cognito-identity:GetCredentialsForIdentity");
            }
            assertThat(text)
                    .containsSubsequence(
                            "Requested by Denied Person. Denied because no statement allows it",
                            "Trust policy: who can assume the role? Denied",
                            "StringEquals cognito-identity.amazonaws.com:aud does not match",
                            "eu-west-1:00000000-0000-0000-0000-000000000000",
                            "No Allow matches, so the request is denied by default.")
                    .doesNotContain("Role policies: what can the role do?");
        }
    }

    /** Its answer need not be awaited: the console is. */
    private static void ask(Device device, Person person, Outputs outputs) {
        person.signIn(device, outputs);
        device.type("#background-color", "teal");
        device.click("#button-set");
    }

    /** The text of the page that explains the last refusal of that operation, on which axe-core finds nothing, light or dark. */
    private static String explained(Device light, Outputs outputs, String operation) {
        try (Device dark = Browsers.ready().first().device(ColorScheme.DARK)) {
            explain(dark, outputs, operation);
        }
        return explain(light, outputs, operation);
    }

    private static String explain(Device device, Outputs outputs, String operation) {
        device.open(outputs.apiEndpoint().resolve("/_local/console?show=denied").toString());
        device.await("show the refusal", shown -> shown.text("#log").contains(operation));
        assertThat(Axe.findings(device)).as("denied requests").isEmpty();
        device.open(String.valueOf(device.executeScript("""
                return [...document.querySelectorAll('.call.denied a')]
                  .find((link) => link.textContent === arguments[0]).href;""", operation)));
        String text = device.text("main");
        assertThat(Axe.findings(device)).as("why").isEmpty();
        return text.replaceAll("\\s+", " ");
    }

    /** The product's template with another role. */
    private Path assembly(String name, Consumer<JsonNode> change) {
        Path assembly = Deployment.of(folder.resolve(name), "pkce").assembly();
        Path file = assembly.resolve("CognitoSync.template.json");
        try {
            JsonNode template = JSON.readTree(file.toFile());
            JsonNode role = StreamSupport.stream(template.path("Resources").spliterator(), false)
                    .filter(resource -> resource.path("Type").asText().equals("AWS::IAM::Role")
                            && resource.toString().contains("cognito-sync:UpdateRecords"))
                    .findFirst()
                    .orElseThrow()
                    .path("Properties");
            change.accept(role);
            JSON.writeValue(file.toFile(), template);
            return assembly;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
