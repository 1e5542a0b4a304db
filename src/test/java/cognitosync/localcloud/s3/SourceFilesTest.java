package cognitosync.localcloud.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cognitosync.localcloud.cloudformation.DeploymentException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

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
        assertThat(SourceFiles.of("x.zip", bytes.toByteArray(), 1_000)).containsOnlyKeys("a", "b");
        assertThatThrownBy(() -> SourceFiles.of("x.zip", bytes.toByteArray(), 999))
                .isInstanceOf(DeploymentException.class)
                .hasMessageContaining("x.zip")
                .hasMessageEndingWith("at its file b.");
    }
}
