package cognitosync.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;

@ResourceLock(TestAssembly.KERNEL)
class SyncContextTest {
    @Test
    void read_ofNothing_givesTheDefaults() {
        assertThat(read(Map.of()))
                .isEqualTo(new SyncContext(
                        new CognitoSync(),
                        new HostedPages(Grant.PKCE, Optional.empty(), Map.of(), Optional.empty()),
                        false));
    }

    @Test
    void read_ofEveryValue_givesThem() {
        SyncContext context = read(Map.of(
                "signIn", "implicit",
                "domainPrefix", "my-own-7",
                "retain", "true",
                "branding", "src/test/resources/branding.json"));
        HostedPages pages = context.signIn().pages().orElseThrow();
        assertThat(pages.grant()).isEqualTo(Grant.IMPLICIT);
        assertThat(pages.domainPrefix()).contains("my-own-7");
        assertThat(pages.branding()).containsOnlyKeys("categories", "components");
        assertThat(context.retain()).isTrue();
    }

    @Test
    void read_ofTheForm_givesNoPages() {
        SignInChoice form = read(Map.of("signIn", "form")).signIn();
        assertThat(form.word()).isEqualTo("form");
        assertThat(form.pages()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "domainPrefix, my-own-7",
        "branding, src/test/resources/branding.json",
        "deviceCallback, http://localhost:8976/signed-in"
    })
    void read_ofWhatOnlyPagesHaveWithTheForm_refusesWithASentence(String name, String value) {
        refuses(Map.of("signIn", "form", name, value), name, "requires signIn=pkce or signIn=implicit");
    }

    /** In cdk.json a flag is more naturally written without quotes. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void read_ofRetainAsJsonBoolean_givesIt(boolean value) {
        assertThat(read(Map.of("retain", value)).retain()).isEqualTo(value);
    }

    @Test
    void read_ofDynamoDb_givesTheLowestCeilings() {
        assertThat(read(Map.of("backend", "dynamodb")).backend()).isEqualTo(new DynamoDb(new TableCeilings(86, 343)));
    }

    @Test
    void read_ofCeilings_givesThem() {
        assertThat(read(Map.of("backend", "dynamodb", "maxReadsPerSecond", "87", "maxWritesPerSecond", "40000"))
                        .backend())
                .isEqualTo(new DynamoDb(new TableCeilings(87, 40_000)));
    }

    /** In cdk.json a number is more naturally written without quotes. */
    @Test
    void read_ofCeilingsAsJsonNumbers_givesThem() {
        App app = new App(AppProps.builder()
                .context(Map.of("backend", "dynamodb", "maxReadsPerSecond", 200, "maxWritesPerSecond", 343))
                .build());
        assertThat(SyncContext.read(app.getNode()::tryGetContext).backend())
                .isEqualTo(new DynamoDb(new TableCeilings(200, 343)));
    }

    @ParameterizedTest
    @CsvSource({
        "maxReadsPerSecond, 85, from 86",
        "maxReadsPerSecond, 40001, to 40000",
        "maxReadsPerSecond, 99999999999, to 40000",
        "maxReadsPerSecond, -100, a whole number",
        "maxReadsPerSecond, 100.5, a whole number",
        "maxReadsPerSecond, many, a whole number",
        "maxReadsPerSecond, '', a whole number",
        "maxWritesPerSecond, 342, from 343",
        "maxWritesPerSecond, 40001, to 40000",
        "maxWritesPerSecond, 1e3, a whole number"
    })
    void read_ofAWrongCeiling_refusesWithASentence(String name, String value, String remedy) {
        refuses(Map.of("backend", "dynamodb", name, value), name, remedy);
    }

    @ParameterizedTest
    @ValueSource(strings = {"maxReadsPerSecond", "maxWritesPerSecond"})
    void read_ofACeilingWithoutATable_refusesWithASentence(String name) {
        refuses(name, "1000", "requires backend=dynamodb");
        refuses(Map.of("backend", "cognito-sync", name, 1_000), name, "requires backend=dynamodb or backend=appsync");
    }

    @Test
    void read_ofTheApi_takesCeilingsAndIntrospection() {
        assertThat(read(Map.of("backend", "appsync")).backend())
                .isEqualTo(new AppSync(new TableCeilings(86, 343), false));
        assertThat(read(Map.of("backend", "appsync", "introspection", true, "maxReadsPerSecond", 100))
                        .backend())
                .isEqualTo(new AppSync(new TableCeilings(100, 343), true));
    }

    @Test
    void read_ofIntrospection_refusesWithASentenceWhatIsNoFlagOrHasNoApi() {
        refuses(Map.of("backend", "appsync", "introspection", "on"), "introspection", "clients may ask for the schema");
        refuses("introspection", "true", "requires backend=appsync");
        refuses(Map.of("backend", "dynamodb", "introspection", false), "introspection", "requires backend=appsync");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "7", "a-b-c", "0-0"})
    void read_ofAPrefixInCognitosForm_givesIt(String prefix) {
        assertThat(pages(Map.of("domainPrefix", prefix)).domainPrefix()).contains(prefix);
    }

    @Test
    void read_ofTheLongestPrefix_givesIt() {
        assertThat(pages(Map.of("domainPrefix", "a".repeat(63))).domainPrefix()).isPresent();
        refuses("domainPrefix", "a".repeat(64), "at most 63");
    }

    @ParameterizedTest
    @CsvSource({
        "backend, DynamoDB, Use cognito-sync",
        "backend, AppSync, or appsync",
        "backend, '', omit it",
        "signIn, code, Use pkce",
        "signIn, PKCE, Use pkce",
        "signIn, Form, or form",
        "retain, yes, Use false",
        "retain, TRUE, Use false",
        "domainPrefix, Colour, lower-case",
        "domainPrefix, a--b, single hyphens",
        "domainPrefix, -a, single hyphens",
        "domainPrefix, a-, single hyphens",
        "domainPrefix, a.b, lower-case",
        "domainPrefix, my-aws-app, reserves",
        "domainPrefix, amazonas, reserves",
        "domainPrefix, x-cognito, reserves",
        "signIn, '', omit it",
        "domainPrefix, ' ', omit it",
        "retain, '', omit it",
        "branding, '', omit it",
        "branding, no/such/file.json, 'can''t be read'",
        "deviceCallback, '', omit it",
        "deviceCallback, https://localhost:8976/signed-in, Use http://localhost",
        "deviceCallback, http://127.0.0.1:8976/signed-in, Use http://localhost",
        "deviceCallback, http://localhost.example:8976/signed-in, Use http://localhost",
        "deviceCallback, http://localhost/signed-in, Use http://localhost",
        "deviceCallback, http://localhost:8976, Use http://localhost",
        "deviceCallback, http://localhost:8976/a#b, Use http://localhost",
        "deviceCallback, http://localhost:8976/*, Use http://localhost",
        "deviceCallback, http://localhost:1023/signed-in, from 1024",
        "deviceCallback, http://localhost:65536/signed-in, to 65535"
    })
    void read_ofAWrongValue_refusesWithASentence(String name, String value, String remedy) {
        refuses(name, value, remedy);
    }

    @Test
    void read_ofADeviceCallback_givesIt() {
        String address = "http://localhost:8976/signed-in";
        assertThat(pages(Map.of("deviceCallback", address)).deviceCallback()).contains(address);
    }

    @Test
    void read_ofADeviceCallbackWithTheImplicitGrant_refusesWithASentence() {
        assertThatExceptionOfType(InvalidContextException.class)
                .isThrownBy(() -> read(Map.of("deviceCallback", "http://localhost:8976/a", "signIn", "implicit")))
                .withMessageContaining("requires signIn=pkce");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"components\":  | is not a JSON object",
                "not json          | is not a JSON object",
                "''                | is not a JSON object",
                "[1]               | is not a JSON object",
                "null              | is not a JSON object",
                "{}                | is not a JSON object with settings"
            })
    void read_ofABrandingFileWithoutSettings_refusesWithASentence(String text, String what, @TempDir Path folder)
            throws IOException {
        Path file = Files.writeString(folder.resolve("branding.json"), text);
        refuses("branding", file.toString(), what);
        refuses("branding", file.toString(), "describe-managed-login-branding-by-client");
        refuses("branding", folder.toString(), "can't be read");
    }

    @Test
    void read_ofAValueThatIsNoText_refusesWithASentence() {
        refuses("signIn", 7, "not a text");
        refuses("domainPrefix", true, "not a text");
        refuses("retain", 1, "not a text");
    }

    private static void refuses(String name, Object value, String remedy) {
        refuses(Map.of(name, value), name, remedy);
    }

    private static void refuses(Map<String, Object> values, String name, String remedy) {
        assertThatExceptionOfType(InvalidContextException.class)
                .isThrownBy(() -> read(values))
                .withMessageContaining("Context value " + name)
                .withMessageContaining(remedy)
                .withMessageEndingWith(".")
                .withMessageNotContaining("\n");
    }

    private static HostedPages pages(Map<String, Object> values) {
        return read(values).signIn().pages().orElseThrow();
    }

    private static SyncContext read(Map<String, Object> values) {
        return SyncContext.read(values::get);
    }
}
