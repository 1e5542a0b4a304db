package cognitosync.localcloud.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretFileTest {
    private static final SecureRandom RANDOM = new SecureRandom();

    @TempDir
    Path parent;

    private byte[] secret(DataFolder folder) {
        return SecretFile.of(folder, SecretFile.SEALING_KEY, 32, RANDOM);
    }

    @Test
    void secret_isMadeOnce_forTheOwnerOnly() throws IOException {
        byte[] first;
        try (DataFolder folder = DataFolder.open(parent.resolve("data"))) {
            first = secret(folder);
            assertThat(first).hasSize(32).isNotEqualTo(new byte[32]);
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(folder.resolve(SecretFile.SEALING_KEY))))
                    .isEqualTo("rw-------");
        }
        try (DataFolder folder = DataFolder.open(parent.resolve("data"))) {
            assertThat(secret(folder)).isEqualTo(first);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"no base64!", "AAAA", "\n"})
    void anythingElseInTheFile_isRefusedAndStays(String content) throws IOException {
        try (DataFolder folder = DataFolder.open(parent.resolve("data"))) {
            folder.write(SecretFile.SEALING_KEY, content);

            assertThatThrownBy(() -> secret(folder))
                    .isInstanceOf(OptionException.class)
                    .hasMessageContaining(SecretFile.SEALING_KEY);
            assertThat(folder.resolve(SecretFile.SEALING_KEY)).hasContent(content);
        }
    }
}
