package cognitosync.localcloud.s3.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cognitosync.localcloud.cloudformation.resource.Resource;
import cognitosync.localcloud.cloudformation.template.DeploymentException;
import cognitosync.localcloud.s3.S3Fixture;
import cognitosync.localcloud.s3.object.StoredObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BucketDeploymentHandlerTest {
    private static final String TYPE = "Custom::CDKBucketDeployment";
    private static final String ADDRESS = "https://site.s3.eu-west-1.amazonaws.com";

    @TempDir
    Path folder;

    @AutoClose
    private final S3Fixture s3 = new S3Fixture();

    @BeforeEach
    void open() throws IOException {
        s3.publicSite();
        asset("one", "index.html", "<p>one " + ADDRESS + "</p>");
        asset("one", "deep/er/page.txt", "deep");
    }

    private void asset(String name, String path, String content) throws IOException {
        asset(name, path, content.getBytes(StandardCharsets.UTF_8));
    }

    private void asset(String name, String path, byte[] content) throws IOException {
        Path file = folder.resolve("asset." + name).resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
        s3.assets.put("assets/" + name + ".zip", folder.resolve("asset." + name));
    }

    private Resource deploy(String sources, String further) {
        return deploy(sources, further, Optional.empty());
    }

    private Resource deploy(String sources, String further, Optional<Resource> existing) {
        String keys = "\"" + sources.replace(",", ".zip\", \"") + ".zip\"";
        String buckets = "\"assets\"" + ", \"assets\"".repeat(sources.split(",", -1).length - 1);
        return s3.deploy(TYPE, """
                {"ServiceToken": "arn", "DestinationBucketName": "site", "SourceBucketNames": [%s], "SourceObjectKeys": [%s]%s}
                """.formatted(buckets, keys, further), existing);
    }

    private String content(String key) {
        return new String(s3.objects().find("site", key).orElseThrow().bytes(), StandardCharsets.UTF_8);
    }

    @Test
    void deploy_putsEveryFile_withAGuessedType_andTheBytesAsTheyAre() {
        deploy("one", "");
        assertThat(s3.objects().keys("site")).containsExactly("deep/er/page.txt", "index.html");
        assertThat(content("index.html")).as("no markers, so not translated").isEqualTo("<p>one " + ADDRESS + "</p>");
        StoredObject page = s3.objects().find("site", "index.html").orElseThrow();
        assertThat(page.headers()).containsExactly(Map.entry("content-type", "text/html"));
        assertThat(page.etag()).matches("\"[0-9a-f]{32}\"");
        assertThat(page.lastModified()).hasToString("2026-11-05T10:00:00Z");
    }

    @Test
    void deploy_ofAZipFile_isTheSame() throws IOException {
        Path zip = folder.resolve("two.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("folder/"));
            out.putNextEntry(new ZipEntry("folder/a.css"));
            out.write("a{}".getBytes(StandardCharsets.UTF_8));
        }
        s3.assets.put("assets/two.zip", zip);
        deploy("two", "");
        assertThat(s3.objects().keys("site")).containsExactly("folder/a.css");
        assertThat(content("folder/a.css")).isEqualTo("a{}");
    }

    @Test
    void deploy_ofAZipFileThatLeadsOut_orIsNone_isRefused() throws IOException {
        Path zip = folder.resolve("bad.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("../evil.txt"));
        }
        s3.assets.put("assets/bad.zip", zip);
        assertThatThrownBy(() -> deploy("bad", ""))
                .isInstanceOf(DeploymentException.class)
                .hasMessageContaining("../evil.txt");
        Files.writeString(zip, "no zip");
        assertThatThrownBy(() -> deploy("bad", "")).hasMessageContaining("empty or not a zip file");
        assertThat(s3.objects().keys("site")).isEmpty();
    }

    @Test
    void deploy_withMarkers_replacesThem_andTranslatesOnlyFilesThatCarriedThem() throws IOException {
        asset(
                "data",
                "config.json",
                "{\"url\":<<marker:0xbaba:0>>,\"id\":<<marker:0xbaba:1>>,\"same\":\"" + ADDRESS + "\"}");
        asset("data", "plain.txt", ADDRESS + " <<marker:0xbaba:7>>");
        deploy("one,data", """
                , "SourceMarkers": [{}, {"<<marker:0xbaba:0>>": "\\"%s/index.html\\"", "<<marker:0xbaba:1>>": "\\"pool\\""}],
                  "SourceMarkersConfig": [{}, {}]
                """.formatted(ADDRESS));
        assertThat(content("config.json"))
                .isEqualTo(
                        "{\"url\":\"http://localhost:8080/index.html\",\"id\":\"pool\",\"same\":\"http://localhost:8080\"}");
        assertThat(content("plain.txt")).isEqualTo(ADDRESS + " <<marker:0xbaba:7>>");
        assertThat(content("index.html")).contains(ADDRESS);
    }

    @Test
    void deploy_withJsonEscape_escapesValues_andLeavesOtherBytesAlone() throws IOException {
        byte[] binary = {(byte) 0xff, '<', '<', 'm', '>', '>', (byte) 0xc3, (byte) 0xa9, 0};
        asset("bin", "b.json", binary);
        deploy(
                "bin",
                ", \"SourceMarkers\": [{\"<<m>>\": \"a\\\"\\u00e9\"}], \"SourceMarkersConfig\": [{\"jsonEscape\": \"true\"}]");
        assertThat(s3.objects().find("site", "b.json").orElseThrow().bytes())
                .containsExactly(0xff, 'a', '\\', '"', '\\', 'u', '0', '0', 'e', '9', 0xc3, 0xa9, 0);
        deploy("bin", ", \"SourceMarkers\": [{\"<<m>>\": \"\\u00e9\"}]");
        assertThat(s3.objects().find("site", "b.json").orElseThrow().bytes())
                .containsExactly(0xff, 0xc3, 0xa9, 0xc3, 0xa9, 0);
    }

    @Test
    void deploy_withPrune_deletesWhatIsInNoSource_exceptWhatIsExcluded() throws IOException {
        s3.put("old.html", "old", "text/html");
        s3.put("assets/x/kept.js", "kept", "text/javascript");
        asset("one", "assets/new.js", "excluded too");
        deploy("one", ", \"Prune\": true, \"Exclude\": [\"assets/*\"]");
        assertThat(s3.objects().keys("site")).containsExactly("assets/x/kept.js", "deep/er/page.txt", "index.html");
        deploy("one", ", \"Prune\": \"false\", \"Exclude\": [\"*\"], \"Include\": [\"assets/n*\"]");
        assertThat(s3.objects().keys("site"))
                .containsExactly("assets/new.js", "assets/x/kept.js", "deep/er/page.txt", "index.html");
    }

    @Test
    void deploy_underAPrefix_staysThere() {
        s3.put("old.html", "old", "text/html");
        s3.put("assets/old.js", "old", "text/javascript");
        s3.put("assets2/old.js", "old", "text/javascript");
        deploy("one", ", \"DestinationBucketKeyPrefix\": \"assets\"");
        assertThat(s3.objects().keys("site"))
                .containsExactly("assets/deep/er/page.txt", "assets/index.html", "assets2/old.js", "old.html");
    }

    @Test
    void deploy_withMetadata_putsItOnEveryObject() {
        deploy("one", """
                , "SystemMetadata": {"content-encoding": "gzip", "cache-control": "max-age=31536000, immutable"},
                  "UserMetadata": {"Made-By": "us"}
                """);
        assertThat(s3.objects().find("site", "index.html").orElseThrow().headers())
                .containsExactly(
                        Map.entry("cache-control", "max-age=31536000, immutable"),
                        Map.entry("content-encoding", "gzip"),
                        Map.entry("content-type", "text/html"),
                        Map.entry("x-amz-meta-made-by", "us"));
    }

    @Test
    void deploy_again_changesNothing_andAChangedFileOnlyItself() throws IOException {
        Resource first = deploy("one", "");
        s3.setTime("2026-11-06T10:00:00Z");
        asset("one", "index.html", "changed");
        Resource second = deploy("one", "", Optional.of(first));
        assertThat(second.physicalId()).isEqualTo(first.physicalId()).startsWith("aws.cdk.s3deployment.");
        assertThat(s3.objects().find("site", "deep/er/page.txt").orElseThrow().lastModified())
                .hasToString("2026-11-05T10:00:00Z");
        assertThat(s3.objects().find("site", "index.html").orElseThrow().lastModified())
                .hasToString("2026-11-06T10:00:00Z");
    }

    @Test
    void deploy_withoutItsSourceOrBucket_isRefused() {
        assertThatThrownBy(() -> deploy("three", "")).hasMessageContaining("three.zip was not published to assets");
        assertThatThrownBy(
                        () -> s3.deploy(TYPE, "{\"DestinationBucketName\": \"site\", \"SourceBucketNames\": [\"a\"]}"))
                .hasMessageContaining("same length");
        assertThatThrownBy(() -> deploy("one", ", \"Extract\": false")).hasMessageContaining("Extract");
        s3.handler("AWS::S3::Bucket").delete("site");
        assertThatThrownBy(() -> deploy("one", "")).hasMessageContaining("bucket site does not exist");
    }

    @Test
    void delete_takesItsObjectsAlong_onlyIfNotRetained_andNoNewDeploymentOwnsThem() {
        s3.put("other.txt", "x", "text/plain");
        String prefixed = ", \"DestinationBucketKeyPrefix\": \"p\"";
        s3.handler(TYPE).delete(deploy("one", prefixed).physicalId());
        assertThat(s3.objects().keys("site")).as("retained by default").hasSize(3);

        Resource deleting = deploy("one", prefixed + ", \"RetainOnDelete\": false");
        tag("aws-cdk:cr-owned:p:12345678");
        s3.handler(TYPE).delete(deleting.physicalId());
        assertThat(s3.objects().keys("site")).as("owned").hasSize(3);

        deleting = deploy("one", prefixed + ", \"RetainOnDelete\": false");
        tag("unrelated");
        s3.handler(TYPE).delete(deleting.physicalId());
        assertThat(s3.objects().keys("site")).containsExactly("other.txt");
        s3.handler(TYPE).delete(deleting.physicalId());
    }

    private void tag(String name) {
        s3.deploy(
                "AWS::S3::Bucket",
                "{\"BucketName\": \"site\", \"Tags\": [{\"Key\": \"" + name + "\", \"Value\": \"true\"}]}",
                Optional.of(new Resource("site", Map.of())));
    }

    @Test
    void deploy_toAnotherPrefix_deletesTheFormerOne_onlyIfNotRetained() {
        Resource made = deploy("one", ", \"DestinationBucketKeyPrefix\": \"a\", \"RetainOnDelete\": false");
        deploy("one", ", \"DestinationBucketKeyPrefix\": \"b\", \"RetainOnDelete\": false", Optional.of(made));
        assertThat(s3.objects().keys("site")).containsExactly("b/deep/er/page.txt", "b/index.html");
        deploy("one", ", \"DestinationBucketKeyPrefix\": \"c\"", Optional.of(made));
        assertThat(s3.objects().keys("site")).hasSize(4);
    }
}
