package cognitosync.device.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cognitosync.device.failure.DeviceException;
import cognitosync.device.time.Timeouts;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that another user may have put where the device writes. */
@Timeout(30)
class PrivateFileAccessTest {
    /** Every way to write, by the name of the file that it writes. */
    private static final List<Consumer<PrivateFiles>> WRITERS = List.of(
            files -> files.write("file", "own"),
            files -> files.write("datasets/file", "own"),
            files -> files.locked("file", Timeouts.DEFAULT.store(), () -> "done"),
            files -> files.prepare("file"),
            files -> opened(files, "file"));

    @TempDir
    Path place;

    private Path home;
    private Path foreign;

    @BeforeEach
    void make() throws IOException {
        home = place.resolve("home");
        foreign = Files.writeString(place.resolve("foreign"), "foreign");
    }

    @Test
    void whatIsMade_isTheOwnersAlone() throws IOException {
        for (Consumer<PrivateFiles> writer : WRITERS) {
            writer.accept(new PrivateFiles(home));
        }
        for (String folder : List.of("", "datasets")) {
            assertThat(mode(home.resolve(folder))).isEqualTo("rwx------");
        }
        for (String file : List.of("file", "lock", "datasets/file")) {
            assertThat(mode(home.resolve(file))).isEqualTo("rw-------");
        }
    }

    @Test
    void link_inPlaceOfAFile_isNotFollowed() throws IOException {
        Files.createDirectories(home.resolve("datasets"), PosixFilePermissions.asFileAttribute(of("rwx------")));
        for (String name : List.of("file", "datasets/file")) {
            Files.createSymbolicLink(home.resolve(name), foreign);
        }
        allRefuse("is a symbolic link");
        assertThatExceptionOfType(DeviceException.class)
                .isThrownBy(() -> new PrivateFiles(home).read("file"))
                .withMessageContaining("is a symbolic link");

        Files.delete(home.resolve("file"));
        Files.createSymbolicLink(home.resolve("file"), place.resolve("absent"));
        refuses(files -> opened(files, "file"), "is a symbolic link");
        assertThat(place.resolve("absent")).doesNotExist();
    }

    @Test
    void link_inPlaceOfTheFolder_isNotFollowed() throws IOException {
        Path elsewhere = Files.createDirectory(place.resolve("elsewhere"));
        Files.createSymbolicLink(home, elsewhere);
        allRefuse("is a symbolic link");
        Files.delete(home);
        Files.createSymbolicLink(home, place.resolve("absent"));
        allRefuse("is a symbolic link");
        assertThat(elsewhere).isEmptyDirectory();
        assertThat(place.resolve("absent")).doesNotExist();

        Files.delete(home);
        Files.createDirectory(home, PosixFilePermissions.asFileAttribute(of("rwx------")));
        Files.createSymbolicLink(home.resolve("datasets"), elsewhere);
        refuses(files -> files.write("datasets/file", "own"), "is a symbolic link");
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void pipe_inPlaceOfAFile_isNotWaitedFor() throws Exception {
        Files.createDirectories(home.resolve("datasets"), PosixFilePermissions.asFileAttribute(of("rwx------")));
        for (String name : List.of("file", "datasets/file")) {
            assertThat(new ProcessBuilder("mkfifo", home.resolve(name).toString())
                            .start()
                            .waitFor())
                    .isZero();
        }
        allRefuse("is not a file but a folder, a pipe or a device");
        refuses(files -> files.read("file"), "is not a file but a folder, a pipe or a device");
    }

    @Test
    void fileWithASecondName_isNotChangedUnderIt() throws IOException {
        Files.createDirectory(home, PosixFilePermissions.asFileAttribute(of("rwx------")));
        Files.setPosixFilePermissions(foreign, of("rw-------"));
        Files.createLink(home.resolve("file"), foreign);
        refuses(files -> opened(files, "file"), "has a second name (a hard link)");
        refuses(
                files -> files.locked("file", Timeouts.DEFAULT.store(), () -> "done"),
                "has a second name (a hard link)");
        // A new file in its place leaves the other as it is.
        new PrivateFiles(home).write("file", "own");
        assertThat(foreign).hasContent("foreign");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-rw-rw-", "rw-r-----", "rw-----w-"})
    void fileThatIsOpenToOthers_isNotReadOrWrittenOn_andReplacedByTheOwners(String mode) throws IOException {
        Files.createDirectory(home, PosixFilePermissions.asFileAttribute(of("rwx------")));
        Files.writeString(home.resolve("file"), "text");
        Files.setPosixFilePermissions(home.resolve("file"), of(mode));
        refuses(files -> opened(files, "file"), "is open to other users (" + mode + ")");
        refuses(files -> files.read("file"), "is open to other users (" + mode + ")");
        assertThat(home.resolve("file")).hasContent("text");
        new PrivateFiles(home).write("file", "own");
        assertThat(mode(home.resolve("file"))).isEqualTo("rw-------");
    }

    @ParameterizedTest
    @CsvSource({"rwxrwxrwx", "rwxrwx---", "rwx----w-", "rwxr-xr-x"})
    void emptyFolderThatIsOpenToOthers_becomesTheOwners_andAnotherIsRefusedWhereTheyMayWrite(String mode)
            throws IOException {
        Files.createDirectory(home);
        Files.setPosixFilePermissions(home, of(mode));
        new PrivateFiles(home).write("file", "own");
        assertThat(mode(home)).isEqualTo("rwx------");

        Files.setPosixFilePermissions(home, of(mode));
        if (mode.equals("rwxr-xr-x")) {
            new PrivateFiles(home).write("file", "again");
        } else {
            allRefuse("Other users can write to the folder");
        }
        assertThat(mode(home)).isEqualTo(mode);
    }

    @Test
    void fileInPlaceOfTheFolder_isNamed() {
        Path file = foreign.resolve("home");
        assertThatExceptionOfType(DeviceException.class)
                .isThrownBy(() -> new PrivateFiles(file).write("a", "own"))
                .withMessageContaining("cannot be written");
        assertThatExceptionOfType(DeviceException.class)
                .isThrownBy(() -> new PrivateFiles(foreign).write("a", "own"))
                .withMessageContaining("is not a folder");
    }

    private void allRefuse(String sentence) {
        for (Consumer<PrivateFiles> writer : WRITERS) {
            refuses(writer, sentence);
        }
        assertThat(foreign).hasContent("foreign");
    }

    private void refuses(Consumer<PrivateFiles> use, String sentence) {
        assertThatExceptionOfType(DeviceException.class)
                .isThrownBy(() -> use.accept(new PrivateFiles(home)))
                .withMessageContaining(sentence)
                .isInstanceOfSatisfying(
                        DeviceException.class, e -> assertThat(e.kind()).isEqualTo(DeviceException.Kind.INVALID_FILE));
    }

    private static void opened(PrivateFiles files, String name) {
        try (FileChannel channel = files.open(name)) {
            assertThat(channel.isOpen()).isTrue();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static Set<PosixFilePermission> of(String mode) {
        return PosixFilePermissions.fromString(mode);
    }
}
