package cognitosync.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ResourceLock(TestAssembly.KERNEL)
class SyncStackTest {
    private final Synthesized stack = Synthesized.byDefault();

    @ParameterizedTest
    @CsvSource({
        "WebsiteUrl, ${WebsiteBucket.WebsiteURL}",
        "SiteUrl, https://${WebsiteBucket.RegionalDomainName}/index.html",
        "SignInUrl, https://${WebsiteBucket.RegionalDomainName}/index.html?sign-in",
        "UserPoolDomain, https://${SignInUsersDomain}.auth.${AWS::Region}.amazoncognito.com",
        "UserPoolId, ${SignInUsers}",
        "UserPoolClientId, ${SignInSite}",
        "IdentityPoolId, ${SyncIdentitiesPool}",
        "BucketName, ${WebsiteBucket}",
        "Region, ${AWS::Region}"
    })
    void output_isTheOneOfTheContract(String name, String value) {
        Object actual = stack.template().findOutputs(name).get(name).get("Value");
        assertThat(Synthesized.text(actual).replaceAll("\\$\\{(\\w+?)[0-9A-F]{8}", "\\${$1"))
                .isEqualTo(value);
    }

    @Test
    void outputs_withADeviceCallback_tellIt() {
        String address = "http://localhost:8976/signed-in";
        Map<String, Map<String, Object>> outputs =
                Synthesized.with(Map.of("deviceCallback", address)).template().findOutputs("*");
        assertThat(outputs).hasSize(10);
        assertThat(outputs.get("DeviceCallback")).containsEntry("Value", address);
    }

    @Test
    void outputs_withTheForm_areThoseOfTheDefaultButTheDomain() {
        Map<String, Map<String, Object>> outputs =
                new TreeMap<>(stack.template().findOutputs("*"));
        outputs.remove("UserPoolDomain");
        assertThat(Synthesized.with(Map.of("signIn", "form")).template().findOutputs("*"))
                .isEqualTo(outputs);
    }

    @Test
    void template_fitsEveryAccountAndReportsNothing() {
        assertThat(stack.template().toJSON())
                .containsOnlyKeys("Description", "Rules", "Parameters", "Resources", "Outputs");
        assertThat(section("Parameters").keySet()).hasToString("[BootstrapVersion]");
        assertThat(stack.template().toJSON().toString()).doesNotContain("aws:cdk:path", "arn:aws:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aws.cognito.signin.user.admin",
                "ALLOW_USER_PASSWORD_AUTH",
                "ALLOW_ADMIN_USER_PASSWORD_AUTH",
                "ALLOW_REFRESH_TOKEN_AUTH",
                "cognito-sync:*",
                "unauthenticated",
                "phone",
                "http://localhost",
                "ClientSecret",
                "unsafe-inline"
            })
    void template_hasNowhere(String word) {
        assertThat(stack.template().toJSON().toString()).doesNotContain(word);
    }

    @Test
    void byDefault_destroyLeavesNothingBehind() {
        assertThat(resources(stack).values()).allSatisfy(resource -> {
            assertThat(resource.get("DeletionPolicy")).isIn(null, "Delete");
            assertThat(resource.get("UpdateReplacePolicy")).isIn(null, "Delete");
        });
        assertThat(stack.theOnly("AWS::Cognito::UserPool")).containsEntry("DeletionProtection", "INACTIVE");
        stack.template().resourceCountIs("Custom::S3AutoDeleteObjects", 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"AWS::S3::Bucket", "AWS::Cognito::UserPool", "AWS::Cognito::IdentityPool", "AWS::Logs::LogGroup"
            })
    void byDefault_whatCloudFormationOrCdkWouldKeepSaysDelete(String type) {
        assertThat(stack.ofType(type).values()).isNotEmpty().allSatisfy(resource -> assertThat(resource)
                .containsEntry("DeletionPolicy", "Delete"));
    }

    @Test
    void functions_logIntoGroupsOfTheStackAndMayMakeNone() {
        assertThat(stack.ofType("AWS::Lambda::Function").values())
                .extracting(function -> ((Map<?, ?>) ((Map<?, ?>) function.get("Properties")).get("LoggingConfig")))
                .allSatisfy(logging -> assertThat(stack.ofType("AWS::Logs::LogGroup"))
                        .containsKey((String) ((Map<?, ?>) logging.get("LogGroup")).get("Ref")))
                .doesNotHaveDuplicates();
        assertThat(deniesOf("AWS::IAM::Policy")).containsExactly("logs:CreateLogGroup");
        assertThat(deniesOf("AWS::IAM::Role")).containsExactly("[logs:CreateLogGroup]");
        assertThat(stack.ofType("AWS::Logs::LogGroup").values())
                .allSatisfy(
                        group -> assertThat((Map<?, ?>) group.get("Properties")).hasToString("{RetentionInDays=7}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"AWS::S3::Bucket", "AWS::Cognito::UserPool", "AWS::Cognito::IdentityPool"})
    void withRetain_whatHoldsDataOutlivesTheStack(String type) {
        assertThat(retaining().ofType(type).values()).singleElement().satisfies(resource -> assertThat(resource)
                .containsEntry("DeletionPolicy", "Retain")
                .containsEntry("UpdateReplacePolicy", "Retain"));
    }

    @Test
    void withRetain_thePoolIsProtectedAndTheBucketKeepsVersionsAndIsNeverEmptied() {
        Synthesized retaining = retaining();
        assertThat(retaining.theOnly("AWS::Cognito::UserPool")).containsEntry("DeletionProtection", "ACTIVE");
        assertThat(retaining.theOnly("AWS::S3::Bucket"))
                .containsEntry("VersioningConfiguration", Map.of("Status", "Enabled"));
        assertThat(typesIn(retaining))
                .doesNotContainKey("Custom::S3AutoDeleteObjects")
                .containsEntry("AWS::Lambda::Function", 1L)
                .containsEntry("AWS::Logs::LogGroup", 1L);
        assertThat(resources(retaining).values())
                .filteredOn(resource -> "Retain".equals(resource.get("DeletionPolicy")))
                .hasSize(3);
    }

    @Test
    void synthesis_repeated_isByteIdentical(@TempDir Path folder) throws Exception {
        Path first = TestAssembly.synthesize(folder.resolve("first"), TestAssembly.SITE_FIXTURE, Map.of());
        Path second = TestAssembly.synthesize(folder.resolve("second"), TestAssembly.SITE_FIXTURE, Map.of());
        assertThat(contentsOf(first)).hasSizeGreaterThan(10).isEqualTo(contentsOf(second));
    }

    /** Otherwise the command line counts the undecided flags each time it runs. */
    @Test
    void cdkJson_decidesOnEveryFeatureFlagThatIsOffUnlessSet() throws Exception {
        JsonNode manifest = new ObjectMapper()
                .readTree(stack.assembly().resolve("manifest.json").toFile());
        JsonNode flags = manifest.at("/artifacts/aws-cdk-lib~1feature-flag-report/properties/flags");
        assertThat(flags.size()).isPositive();
        assertThat(flags.properties())
                .filteredOn(flag -> !flag.getValue().get("recommendedValue").equals(unlessSet(flag.getValue())))
                .allSatisfy(flag -> assertThat(flag.getValue().get("userValue"))
                        .as("add \"%s\" to the context of cdk.json", flag.getKey())
                        .isEqualTo(flag.getValue().get("recommendedValue")));
    }

    private static JsonNode unlessSet(JsonNode flag) {
        return flag.at("/unconfiguredBehavesLike/v2").isMissingNode()
                ? BooleanNode.FALSE
                : flag.at("/unconfiguredBehavesLike/v2");
    }

    private static Synthesized retaining() {
        return Synthesized.with(Map.of("retain", "true"));
    }

    /** The actions of Deny statements in all policies of a type of resource. */
    private List<String> deniesOf(String type) {
        return stack.ofType(type).values().stream()
                .map(resource -> (Map<?, ?>) resource.get("Properties"))
                .flatMap(properties ->
                        properties.get("Policies") instanceof List<?> inline ? inline.stream() : Stream.of(properties))
                .map(policy -> (Map<?, ?>) ((Map<?, ?>) policy).get("PolicyDocument"))
                .filter(document -> document != null)
                .flatMap(document -> ((List<?>) document.get("Statement")).stream())
                .map(statement -> (Map<?, ?>) statement)
                .filter(statement -> "Deny".equals(statement.get("Effect")))
                .map(statement -> String.valueOf(statement.get("Action")))
                .toList();
    }

    private static Map<String, Long> typesIn(Synthesized stack) {
        return resources(stack).values().stream()
                .map(resource -> (String) resource.get("Type"))
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    }

    @SuppressWarnings("unchecked") // JSON objects
    private static Map<String, Map<String, Object>> resources(Synthesized stack) {
        return (Map<String, Map<String, Object>>) stack.template().toJSON().get("Resources");
    }

    private Map<?, ?> section(String name) {
        return (Map<?, ?>) stack.template().toJSON().get(name);
    }

    private static Map<String, String> contentsOf(Path folder) throws Exception {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
                contents.put(folder.relativize(file).toString(), HexFormat.of().formatHex(digest));
            }
        }
        return contents;
    }
}
