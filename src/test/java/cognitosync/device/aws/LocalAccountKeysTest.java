package cognitosync.device.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cognitosync.device.failure.DeviceException;
import cognitosync.device.stack.LocalCloud;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two keys are read from a folder of another user, and no program that its files name is run. */
@Timeout(30)
class LocalAccountKeysTest {
    private static final String KEYS = """
            # of the local account
            [local]
            aws_access_key_id = AKIALOCAL
            aws_secret_access_key=hush = hush

            [default]
            aws_access_key_id = other
            """;

    @TempDir
    Path place;

    private Path folder;

    @BeforeEach
    void make() throws IOException {
        folder = Files.createDirectory(place.resolve("data"));
    }

    @Test
    void twoKeys_areTaken() throws IOException {
        Files.writeString(folder.resolve("credentials"), KEYS);
        for (Path named : new Path[] {Path.of("credentials"), folder.resolve("credentials")}) {
            assertThat(LocalAccountKeys.of(local(named)).accessKeyId()).isEqualTo("AKIALOCAL");
            assertThat(LocalAccountKeys.of(local(named)).secretAccessKey()).isEqualTo("hush = hush");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "credential_process = touch %s",
                "source_profile = default",
                "role_arn = arn:aws:iam::111122223333:role/r",
                "sso_session = s",
                "web_identity_token_file = /etc/passwd",
                "aws_session_token = t",
                "endpoint_url = https://evil.example",
                "nonsense"
            })
    void anythingBesideTheKeys_isRefused_andRunsNothing(String line) throws IOException {
        Path ran = folder.resolve("ran");
        for (String file : new String[] {
            "[local]\n" + line.formatted(ran) + "\n", KEYS.replace("\n\n", "\n" + line.formatted(ran) + "\n\n")
        }) {
            Files.writeString(folder.resolve("credentials"), file);
            refuses(Path.of("credentials"), "\"" + line.replaceFirst(" = .*", "") + "\" in [local]");
        }
        assertThat(ran).doesNotExist();
    }

    @Test
    void keysOfAnotherProfile_orHalf_orTwice_areNotTaken() throws IOException {
        for (String file : new String[] {
            "", "[default]\naws_access_key_id=a\naws_secret_access_key=b\n", "[local]\naws_access_key_id=a\n"
        }) {
            Files.writeString(folder.resolve("credentials"), file);
            refuses(Path.of("credentials"), "does not have aws_access_key_id and aws_secret_access_key in [local]");
        }
        Files.writeString(folder.resolve("credentials"), "[local]\naws_access_key_id=a\naws_access_key_id=b\n");
        refuses(Path.of("credentials"), "does not give aws_access_key_id exactly once");
    }

    @Test
    void fileOutsideTheFolder_isRefused_howeverItIsReached() throws IOException {
        Path own = Files.writeString(place.resolve("own"), KEYS);
        Files.createSymbolicLink(folder.resolve("link"), own);
        Files.createSymbolicLink(folder.resolve("up"), place);
        for (Path named :
                new Path[] {own, Path.of("../own"), Path.of("link"), Path.of("up/own"), place.resolve("absent")}) {
            refuses(named, "is outside the folder");
        }
    }

    @Test
    void whatIsNoFile_isRefused_withoutWaiting() throws Exception {
        refuses(Path.of("absent"), "does not exist");
        refuses(Path.of("."), "is not a file with two keys");
        assertThat(new ProcessBuilder("mkfifo", folder.resolve("pipe").toString())
                        .start()
                        .waitFor())
                .isZero();
        refuses(Path.of("pipe"), "is not a file with two keys");
    }

    private void refuses(Path named, String sentence) {
        assertThatExceptionOfType(DeviceException.class)
                .isThrownBy(() -> LocalAccountKeys.of(local(named)))
                .withMessageContaining(sentence)
                .withMessageNotContaining("hush")
                .isInstanceOfSatisfying(
                        DeviceException.class, e -> assertThat(e.kind()).isEqualTo(DeviceException.Kind.INVALID_FILE));
    }

    private LocalCloud local(Path named) {
        return new LocalCloud(URI.create("http://localhost:1"), folder, named);
    }
}
