package cognitosync.localcloud.s3.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cognitosync.localcloud.cloudformation.template.DeploymentException;
import cognitosync.localcloud.s3.deployment.DeploymentSources.SourceFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceFilesTest {
    @Test
    void of_zipThatUnpacksToMoreThanIsTaken_isRefused_namingTheFile() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("a"));
            zip.write(new byte[600]);
            zip.putNextEntry(new ZipEntry("b"));
            zip.write(new byte[400]);
        }
        assertThat(SourceFiles.of("x.zip", bytes.toByteArray(), budget(1_000))).containsOnlyKeys("a", "b");
        assertThatThrownBy(() -> SourceFiles.of("x.zip", bytes.toByteArray(), budget(999)))
                .isInstanceOf(DeploymentException.class)
                .hasMessageContaining("x.zip")
                .hasMessageEndingWith("by its file b.");
    }

    @Test
    void of_severalSources_shareOneBudget() throws IOException {
        DeploymentBudget budget = budget(1_000);
        SourceFiles.of("first.zip", zip(Map.of("a", 600)), budget);
        assertThatThrownBy(() -> SourceFiles.of("second.zip", zip(Map.of("b", 401)), budget))
                .isInstanceOf(DeploymentException.class)
                .hasMessageContaining("second.zip");
    }

    @Test
    void of_zipOfEmptyFilesWithoutEnd_isRefused() throws IOException {
        byte[] zip = zip(Map.of("a", 0, "b", 0, "c", 0));
        assertThat(SourceFiles.of("x.zip", zip, new DeploymentBudget(10, 3, 0))).hasSize(3);
        assertThatThrownBy(() -> SourceFiles.of("x.zip", zip, new DeploymentBudget(10, 2, 0)))
                .isInstanceOf(DeploymentException.class)
                .hasMessageContaining("more than 2 files");
    }

    @Test
    void of_folder_hasTheSameBudget(@TempDir Path folder) throws IOException {
        Files.write(folder.resolve("a"), new byte[600]);
        Files.write(folder.resolve("b"), new byte[400]);
        assertThat(SourceFiles.of(folder, budget(1_000))).containsOnlyKeys("a", "b");
        assertThatThrownBy(() -> SourceFiles.of(folder, budget(999))).isInstanceOf(DeploymentException.class);
    }

    @Test
    void of_folderThatLeadsIntoItself_isRefusedWithASentence(@TempDir Path folder) throws IOException {
        Files.createSymbolicLink(folder.resolve("again"), folder);
        assertThatThrownBy(() -> SourceFiles.of(folder, budget(1_000)))
                .isInstanceOf(DeploymentException.class)
                .hasMessageContaining("cannot be read");
    }

    private static DeploymentBudget budget(long bytes) {
        return new DeploymentBudget(bytes, 100, 0);
    }

    private static byte[] zip(Map<String, Integer> sizes) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, Integer> file : sizes.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(new byte[file.getValue()]);
            }
        }
        return bytes.toByteArray();
    }
}
