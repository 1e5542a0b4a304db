package cognitosync.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrandingFileTest {
    @TempDir
    private Path folder;

    @Test
    void read_ofSettings_givesThem() throws IOException {
        assertThat(BrandingFile.read(file("{\"components\": {\"favicon\": {\"enabledTypes\": [\"ICO\"]}}}")))
                .isEqualTo(Map.of("components", Map.of("favicon", Map.of("enabledTypes", List.of("ICO")))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"components\":  | is not JSON",
                "not json          | is not JSON",
                "''                | is not a JSON object with settings",
                "[1]               | is not a JSON object with settings",
                "{}                | is not a JSON object with settings",
                "{\"component\":1} | has a member \"component\"",
                "{\"Settings\":{}} | has a member \"Settings\""
            })
    void read_ofAnythingElse_refusesWithASentence(String text, String what) throws IOException {
        Path file = file(text);
        assertThatExceptionOfType(RefusedInput.class)
                .isThrownBy(() -> BrandingFile.read(file))
                .withMessageContaining(file.toString())
                .withMessageContaining(what)
                .withMessageContaining("describe-managed-login-branding-by-client")
                .withMessageNotContaining("\n");
    }

    @Test
    void read_ofAFolder_refusesWithASentence() {
        assertThatExceptionOfType(RefusedInput.class)
                .isThrownBy(() -> BrandingFile.read(folder))
                .withMessageContaining("cannot be read");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("branding.json"), text);
    }
}
