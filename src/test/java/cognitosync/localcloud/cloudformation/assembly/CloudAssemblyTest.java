package cognitosync.localcloud.cloudformation.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cognitosync.localcloud.TestAccount;
import cognitosync.localcloud.cloudformation.template.DeploymentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CloudAssemblyTest {
    private static final String MANIFEST = """
            {"version": "54.0.0", "artifacts": {
              "Demo.assets": {"type": "cdk:asset-manifest", "properties": {"file": "Demo.assets.json"}},
              "Demo": {"type": "aws:cloudformation:stack", "dependencies": ["Demo.assets"],
                "properties": {"templateFile": "Demo.template.json", "parameters": {"P": "1"}},
                "additionalMetadataFile": "Demo.metadata.json"},
              "Tree": {"type": "cdk:tree", "properties": {"file": "tree.json"}}}}
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        file("manifest.json", MANIFEST);
        file("Demo.template.json", "{\"Resources\": {\"A1\": {\"Type\": \"Test::Box\"}}}");
        file("Demo.metadata.json", "{\"/Demo/A\": [{\"type\": \"aws:cdk:logicalId\", \"data\": \"A1\"}]}");
        file("Demo.assets.json", """
                {"files": {"abc": {"displayName": "Site", "source": {"path": "asset.abc", "packaging": "zip"},
                  "destinations": {"here": {"bucketName": "assets-${AWS::AccountId}-${AWS::Region}", "objectKey": "abc.zip"}}}},
                 "dockerImages": {}}
                """);
        Files.createDirectory(folder.resolve("asset.abc"));
    }

    private void file(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
    }

    @Test
    void read_findsStackTemplateParametersPathsAndAssets() {
        AssemblyStack stack = CloudAssembly.read(folder).stack("Demo").orElseThrow();
        assertThat(stack.template().resources().get("A1").describe()).isEqualTo("A1 (Demo/A)");
        assertThat(stack.parameters()).containsEntry("P", "1");
        AssetSource published = stack.published(TestAccount.ACCOUNT);
        assertThat(published.find("assets-123456789012-eu-west-1", "abc.zip")).contains(folder.resolve("asset.abc"));
        assertThat(published.find("assets-123456789012-eu-west-2", "abc.zip")).isEmpty();
        assertThat(published.find("assets-123456789012-eu-west-1", "abd.zip")).isEmpty();
    }

    @Test
    void read_ofABrokenAssembly_saysWhatIsWrong() throws IOException {
        file("manifest.json", MANIFEST.replace("54.0.0", "55.0.0"));
        assertBroken("its schema 55.0.0 is newer than 54");
        file("manifest.json", MANIFEST.replace("\"version\": \"54.0.0\",", ""));
        assertBroken("no schema version");
        file("manifest.json", MANIFEST.replace("cdk:tree", "cdk:cloud-assembly"));
        assertBroken("cdk:cloud-assembly");
        file("manifest.json", MANIFEST.replace("{\"version\"", "{\"missing\": [{}], \"version\""));
        assertBroken("context values");
        file("manifest.json", "{\"version\": \"54.0.0\"}");
        assertBroken("contains no stack");
        file("manifest.json", "{");
        assertBroken("manifest.json is not JSON");
        Files.delete(folder.resolve("manifest.json"));
        assertBroken("manifest.json is missing");
    }

    @Test
    void read_ofAnAssemblyWithMissingParts_namesThem() throws IOException {
        Files.delete(folder.resolve("asset.abc"));
        assertBroken("the asset Site has no file");
        file("Demo.assets.json", "{\"dockerImages\": {\"x\": {}}}");
        assertBroken("container image");
        Files.delete(folder.resolve("Demo.template.json"));
        assertThatThrownBy(() -> CloudAssembly.read(folder)).isInstanceOf(DeploymentException.class);
    }

    private void assertBroken(String why) {
        assertThatThrownBy(() -> CloudAssembly.read(folder))
                .isInstanceOf(DeploymentException.class)
                .hasMessageContaining("The cloud assembly " + folder + " can't be deployed")
                .hasMessageContaining(why);
    }
}
