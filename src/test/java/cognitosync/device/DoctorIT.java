package cognitosync.device;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.device.CommandLineDevice.Ended;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the doctor says of the product's own stack, and of broken stacks. */
class DoctorIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path folder;

    @AutoClose
    private static DeviceCloud whole;

    private static CommandLineDevice device;

    @BeforeAll
    static void start() {
        whole = DeviceCloud.start(folder.resolve("whole"));
        device = whole.signedIn("patient", "patient@example.com");
    }

    @Test
    void wholeStack_isInOrder() {
        Ended ended = device.run("doctor");
        assertThat(ended.lines()).hasSize(11).allSatisfy(line -> assertThat(line)
                .startsWith("ok "));
        assertThat(ended.err()).contains("11 passed, 0 failed, 0 not run");
        assertThat(ended.exitCode()).isZero();
    }

    @Test
    void withoutCredentials_theAnonymousChecksRun_andTheOthersAreNamed() {
        Ended ended = device.run("doctor", "--anonymous", "--json");
        assertThat(ended.lines().stream().filter(line -> line.contains("\"outcome\":\"not run\"")))
                .hasSize(4)
                .allSatisfy(line -> assertThat(line).containsAnyOf("run `device sign-in` first", "--profile"));
        assertThat(ended.err()).contains("7 passed, 0 failed, 4 not run");
        assertThat(ended.exitCode()).isZero();
    }

    @Test
    void roleThatNamesAnotherPath_isFound() {
        broken(
                template ->
                        replace(template, "/identity/${cognito-identity.amazonaws.com:sub}/*", "/identity/nobody/*"),
                true,
                "The role denies signed-in users access to their own datasets");
    }

    @Test
    void roleThatReachesEverybody_isFound() {
        broken(
                template -> replace(template, "/identity/${cognito-identity.amazonaws.com:sub}/*", "/identity/*"),
                true,
                "Restrict the role's policy");
    }

    @Test
    void roleThatTrustsAnotherPool_isFound() {
        broken(
                template -> ((ObjectNode) only(template, "AWS::IAM::Role", "AssumeRolePolicyDocument")
                                .findValue("StringEquals"))
                        .put("cognito-identity.amazonaws.com:aud", "eu-west-1:00000000-0000-0000-0000-000000000000"),
                true,
                "gives a signed-in user no credentials");
    }

    @Test
    void appClientWithoutTheSitesCallback_isFound() {
        broken(
                template -> ((ArrayNode) only(template, "AWS::Cognito::UserPoolClient", "CallbackURLs"))
                        .set(0, "https://example.com/"),
                false,
                "does not accept the callback " + "http://localhost:");
    }

    @Test
    void poolWithoutBranding_isFound() {
        broken(
                template -> {
                    List<String> looks = named(template, "AWS::Cognito::ManagedLoginBranding");
                    ((ObjectNode) template.path("Resources")).remove(looks);
                    for (JsonNode dependents : template.findValues("DependsOn")) {
                        if (dependents instanceof ArrayNode names) {
                            removeAll(names, looks);
                        }
                    }
                },
                false,
                "serves no sign-in page");
    }

    @Test
    void bucketThatNobodyMayRead_isFound() {
        broken(
                template -> only(template, "AWS::S3::BucketPolicy", "PolicyDocument")
                        .path("Statement")
                        .forEach(statement -> ((ObjectNode) statement).put("Effect", "Deny")),
                false,
                "the bucket is not public");
    }

    @Test
    void poolThatTakesGuests_isFound() {
        broken(
                template ->
                        properties(template, "AWS::Cognito::IdentityPool").put("AllowUnauthenticatedIdentities", true),
                false,
                "gives identities to guests");
    }

    @Test
    void outputsOfAnotherDeployment_areFound() throws IOException {
        Path outputs = changedOutputs(document -> ((ObjectNode) document.path("CognitoSync"))
                .put("IdentityPoolId", "eu-west-1:00000000-0000-0000-0000-000000000000"));
        Ended ended = device.withOutputs(outputs).run("doctor", "--anonymous");
        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(red(ended))
                .hasSize(2)
                .anySatisfy(sentence -> assertThat(sentence).contains("config.json says identityPool/id is"))
                .anySatisfy(sentence -> assertThat(sentence).contains("There is no identity pool"));
    }

    @Test
    void clockThatIsOff_isFound() {
        Ended ended =
                device.with(() -> Instant.now().minus(Duration.ofMinutes(10))).run("doctor", "--anonymous");
        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(red(ended)).singleElement().asString().contains("s slow", "Set the clock");
    }

    /** How it looks where Cognito Sync is closed is not documented: any error that its model does not have. */
    @Test
    void accountThatCognitoSyncIsClosedTo_isFound() {
        // Has credentials from then on: the service is asked, and not the identity pool.
        device.run("list");
        try (Middlebox box = whole.beforeTheApi()) {
            box.always(
                    request -> true,
                    (between, request) -> request.answer(
                            403,
                            Map.of("x-amzn-ErrorType", "SubscriptionRequiredException"),
                            "{\"message\":\"Not for you\"}".getBytes(StandardCharsets.UTF_8)));
            Ended ended = device.run("doctor");
            assertThat(ended.exitCode()).isEqualTo(1);
            assertThat(red(ended)).anySatisfy(sentence -> assertThat(sentence)
                    .contains("SubscriptionRequiredException", "closed to new AWS customers since 2026-07-30"));
            Ended get = device.run("get", "background-color");
            assertThat(get.exitCode()).as("%s", get).isEqualTo(8);
        }
    }

    @Test
    void outputsOfSomebodyElse_areFound() throws IOException {
        Path outputs = changedOutputs(document -> {
            ((ObjectNode) document.path("LocalCloud"))
                    .put("CredentialsFile", folder.resolve("own").toString());
            ((ObjectNode) document.path("CognitoSync")).put("UserPoolDomain", DeviceCloud.unusedCallback());
        });
        Files.writeString(folder.resolve("own"), "[local]\ncredential_process = touch " + folder.resolve("ran") + "\n");
        Ended ended = device.withOutputs(outputs).run("doctor");
        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(red(ended))
                .anySatisfy(said -> assertThat(said).contains("[local], where only aws_access_key_id and"))
                .anySatisfy(said -> assertThat(said).contains("came from the sign-in domain"));
        assertThat(folder.resolve("ran")).doesNotExist();
    }

    @Test
    void cloudThatIsGone_isFound() throws IOException {
        Path outputs = changedOutputs(document ->
                ((ObjectNode) document.path("CognitoSync")).put("WebsiteUrl", DeviceCloud.unusedCallback()));
        Ended ended = device.withOutputs(outputs).run("doctor", "--anonymous");
        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(red(ended)).singleElement().asString().contains("did not respond");
    }

    @Test
    void signInDomainThatIsGone_isFound() throws IOException {
        HttpServer nobodys = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 8);
        nobodys.start();
        try {
            String address = "http://localhost:" + nobodys.getAddress().getPort();
            Path outputs = changedOutputs(
                    document -> ((ObjectNode) document.path("CognitoSync")).put("UserPoolDomain", address));
            Ended ended = device.withOutputs(outputs).run("doctor", "--anonymous");
            assertThat(ended.exitCode()).isEqualTo(1);
            assertThat(red(ended)).anySatisfy(sentence -> assertThat(sentence)
                    .contains(address + " returned HTTP 404: it no longer belongs to a user pool"));
        } finally {
            nobodys.stop(0);
        }
    }

    @Test
    void signInThatHasEnded_isNoFinding() {
        CommandLineDevice left = whole.signedIn("left", "left@example.com");
        CommandLineDevice copy = whole.copyOf(left, "copy");
        assertThat(left.run("sign-out").exitCode()).isZero();
        // The file that was kept has a revoked token; two hours on, it is asked for.
        Ended ended = copy.with(() -> Instant.now().plus(Duration.ofHours(2))).run("doctor", "--json");
        assertThat(ended.lines().stream().filter(line -> line.contains("\"outcome\":\"not run\"")))
                .hasSize(3)
                .allSatisfy(line -> assertThat(line).contains("sign-in"));
        assertThat(ended.lines().stream().filter(line -> line.contains("FAIL")))
                .singleElement()
                .asString()
                .contains("clocks agree");
    }

    private static void broken(Consumer<ObjectNode> change, boolean signedIn, String sentence) {
        Path place = folder.resolve("broken-" + Integer.toHexString(sentence.hashCode()));
        try (DeviceCloud cloud = DeviceCloud.startWith(place, change)) {
            CommandLineDevice patient =
                    signedIn ? cloud.signedIn("patient", "patient@example.com") : cloud.device("patient");
            Ended ended = patient.run("doctor");
            assertThat(red(ended))
                    .isNotEmpty()
                    .anySatisfy(said -> assertThat(said).contains(sentence).endsWith("."));
            assertThat(ended.exitCode()).isEqualTo(1);
        }
    }

    private static List<String> red(Ended ended) {
        List<String> sentences = new ArrayList<>();
        List<String> lines = ended.lines();
        for (int line = 0; line < lines.size(); line++) {
            if (lines.get(line).startsWith("FAIL")) {
                sentences.add(lines.get(line + 1).strip());
            }
        }
        return sentences;
    }

    private static Path changedOutputs(Consumer<JsonNode> change) throws IOException {
        JsonNode document = JSON.readTree(whole.outputs().toFile());
        change.accept(document);
        Path changed = Files.createTempFile(folder, "outputs-", ".json");
        JSON.writeValue(changed.toFile(), document);
        return changed;
    }

    private static void replace(ObjectNode template, String before, String after) {
        try {
            ObjectNode changed = (ObjectNode) JSON.readTree(template.toString().replace(before, after));
            template.setAll(changed);
        } catch (IOException e) {
            throw new AssertionError("A template is JSON", e);
        }
    }

    private static JsonNode only(ObjectNode template, String type, String property) {
        JsonNode value = properties(template, type).path(property);
        assertThat(value.isMissingNode()).as(type + "." + property).isFalse();
        return value;
    }

    /** Of the first, where there are several: the authenticated role comes before the roles of functions. */
    private static ObjectNode properties(ObjectNode template, String type) {
        for (String name : named(template, type)) {
            JsonNode properties = template.path("Resources").path(name).path("Properties");
            if (!type.equals("AWS::IAM::Role")
                    || properties.toString().contains("cognito-identity.amazonaws.com:aud")) {
                return (ObjectNode) properties;
            }
        }
        throw new AssertionError("The template has no " + type);
    }

    private static List<String> named(ObjectNode template, String type) {
        List<String> names = new ArrayList<>();
        for (Map.Entry<String, JsonNode> resource : template.path("Resources").properties()) {
            if (resource.getValue().path("Type").asText().equals(type)) {
                names.add(resource.getKey());
            }
        }
        return names;
    }

    private static void removeAll(ArrayNode names, List<String> gone) {
        for (int index = names.size() - 1; index >= 0; index--) {
            if (gone.contains(names.get(index).asText())) {
                names.remove(index);
            }
        }
    }
}
