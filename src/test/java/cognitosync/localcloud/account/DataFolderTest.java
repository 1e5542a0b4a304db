package cognitosync.localcloud.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cognitosync.localcloud.store.Database;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class DataFolderTest {
    @TempDir
    Path parent;

    @Test
    void open_ofAMissingFolder_makesItForTheOwnerOnly() throws Exception {
        try (DataFolder folder = DataFolder.open(parent.resolve("a/data"))) {
            folder.write("secret", "x");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(parent.resolve("a/data"))))
                    .isEqualTo("rwx------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("secret"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void ownersOnly_inAFolderThatIsOpenToAll_isClosedToOthers_alsoWhatSqlitePutsBeside() throws Exception {
        Path open = Files.createDirectory(
                parent.resolve("open"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        Files.createFile(
                open.resolve("d.sqlite"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r--r--")));
        try (DataFolder folder = DataFolder.open(open);
                Database database = Database.open(folder.ownersOnly("d.sqlite"), List.of(LocalAccount.schema()))) {
            assertThat(database.file()).exists();
            for (String name : new String[] {"d.sqlite", "d.sqlite-wal"}) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(open.resolve(name))))
                        .as(name)
                        .isEqualTo("rw-------");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lock", "d.sqlite", "d.sqlite-wal", "d.sqlite-shm"})
    void whatIsInPlaceOfAFile_isRefused_andStaysAsItIs(String name) throws Exception {
        Path foreign = Files.writeString(parent.resolve("foreign"), "foreign");
        Files.setPosixFilePermissions(foreign, PosixFilePermissions.fromString("rw-r--r--"));
        Path data = parent.resolve("data");
        DataFolder.open(data).close();
        Path file = data.resolve(name);
        for (String what : List.of("link", "dangling", "second name", "pipe", "folder")) {
            Files.deleteIfExists(file);
            switch (what) {
                case "link" -> Files.createSymbolicLink(file, foreign);
                case "dangling" -> Files.createSymbolicLink(file, parent.resolve("absent"));
                case "second name" -> Files.createLink(file, foreign);
                case "pipe" ->
                    assertThat(new ProcessBuilder("mkfifo", file.toString())
                                    .start()
                                    .waitFor())
                            .isZero();
                default -> Files.createDirectory(file);
            }
            assertThatThrownBy(() -> {
                        try (DataFolder folder = DataFolder.open(data)) {
                            folder.ownersOnly("d.sqlite");
                        }
                    })
                    .as(what)
                    .isInstanceOf(OptionException.class)
                    .hasMessageContaining(file.toString())
                    .hasMessageContaining("-Dlocal.data=FOLDER");
        }
        assertThat(foreign).hasContent("foreign");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(foreign)))
                .isEqualTo("rw-r--r--");
        assertThat(parent.resolve("absent")).doesNotExist();
    }

    @Test
    void link_inPlaceOfWhatIsReplaced_isReplacedItself() throws Exception {
        Path foreign = Files.writeString(parent.resolve("foreign"), "foreign");
        try (DataFolder folder = DataFolder.open(parent.resolve("data"))) {
            Files.createSymbolicLink(folder.resolve("credentials"), foreign);
            folder.write("credentials", "own");
            assertThat(folder.resolve("credentials")).isRegularFile().hasContent("own");
            assertThat(Files.isSymbolicLink(folder.resolve("credentials"))).isFalse();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("credentials"))))
                    .isEqualTo("rw-------");
        }
        assertThat(foreign).hasContent("foreign");
    }

    @Test
    void open_ofAFolderThatOthersMayWrite_makesItTheOwners_orRefuses() throws Exception {
        Path data = Files.createDirectory(parent.resolve("data"));
        for (String mode : List.of("rwxrwxrwx", "rwxrwx---", "rwx----w-")) {
            Files.deleteIfExists(data.resolve("lock"));
            Files.setPosixFilePermissions(data, PosixFilePermissions.fromString(mode));
            DataFolder.open(data).close();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
                    .isEqualTo("rwx------");

            Files.setPosixFilePermissions(data, PosixFilePermissions.fromString(mode));
            assertThatThrownBy(() -> DataFolder.open(data))
                    .isInstanceOf(OptionException.class)
                    .hasMessageContaining("Other users can write to the data folder")
                    .hasMessageContaining(mode);
        }
    }

    @Test
    void open_ofAFolderInUse_isRefusedUntilItIsGivenBack() {
        DataFolder first = DataFolder.open(parent.resolve("data"));
        assertThatThrownBy(() -> DataFolder.open(parent.resolve("data")))
                .isInstanceOf(OptionException.class)
                .hasMessageContaining("Another local cloud is running");
        first.close();
        DataFolder.open(parent.resolve("data")).close();
    }

    @Test
    void open_ofAFile_saysSo() throws Exception {
        Path file = Files.writeString(parent.resolve("file"), "");
        assertThatThrownBy(() -> DataFolder.open(file))
                .isInstanceOf(OptionException.class)
                .hasMessageContaining("-Dlocal.data");
    }

    @Test
    void write_ofAnExistingFile_replacesItAndLeavesNothingBeside() throws Exception {
        try (DataFolder folder = DataFolder.open(parent.resolve("data"))) {
            folder.write("outputs.json", "old");
            folder.write("outputs.json", "new");
            assertThat(folder.resolve("outputs.json")).hasContent("new");
            assertThat(parent.resolve("data").toFile().list()).containsExactlyInAnyOrder("lock", "outputs.json");
        }
    }
}
