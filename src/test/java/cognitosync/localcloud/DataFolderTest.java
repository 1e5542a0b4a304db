package cognitosync.localcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cognitosync.localcloud.store.Database;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
