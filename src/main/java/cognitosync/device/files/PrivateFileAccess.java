package cognitosync.device.files;

import cognitosync.device.failure.DeviceException;
import cognitosync.device.messages.Messages;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The only place where the device writes to a disk: to files that it creates and that only their owner can read, in
 * folders that only their owner can write to. It refuses what others may have put there: symbolic links, hard links,
 * pipes and devices.
 */
final class PrivateFileAccess {
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> WRITING_OTHERS = PosixFilePermissions.fromString("----w--w-");

    private PrivateFileAccess() {}

    /** Creates a folder and its parents if missing; an existing folder must not be writable by others. */
    static void makeFolder(Path folder) throws IOException {
        if (!isThere(folder)) {
            if (folder.toAbsolutePath().getParent() != null) {
                Files.createDirectories(folder.toAbsolutePath().getParent());
            }
            try {
                Files.createDirectory(folder, attributes(folder, FOLDER));
            } catch (FileAlreadyExistsException madeMeanwhile) {
                // Checked below like any existing folder.
            }
        }
        examineFolder(folder);
    }

    private static void examineFolder(Path folder) throws IOException {
        refuseLink(folder);
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(folder.toString());
        }
        if (!isPosix(folder)) {
            return;
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(folder);
        if (!permissions.equals(FOLDER) && isEmpty(folder)) {
            Files.setPosixFilePermissions(folder, FOLDER);
        } else if (permissions.stream().noneMatch(WRITING_OTHERS::contains)) {
            return;
        }
        // A file may have been created between the check and the change.
        if (!isEmpty(folder)) {
            throw refused(Messages.text("file.open-folder", folder, PosixFilePermissions.toString(permissions)));
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    /** Refuses anything but a regular file. */
    static void examine(Path file) {
        refuseLink(file);
        if (isThere(file) && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw refused(Messages.text("file.not-a-file", file));
        }
    }

    /** Reads a file; refuses one that others can read or change. */
    static String read(Path file) throws IOException {
        examine(file);
        refuseOthers(file);
        Set<OpenOption> options = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        try (InputStream in = Channels.newInputStream(Files.newByteChannel(file, options))) {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(in.readAllBytes()))
                    .toString();
        }
    }

    /** Opens a file for writing, and creates it if missing; keeps its content. */
    static FileChannel open(Path file) throws IOException {
        examine(file);
        if (isThere(file)) {
            refuseOthers(file);
            refuseSecondName(file);
        }
        return FileChannel.open(
                file,
                Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE, LinkOption.NOFOLLOW_LINKS),
                attributes(file, FILE));
    }

    /** Replaces a file atomically, so that it is never half written. */
    static void replace(Path file, String text) throws IOException {
        examine(file);
        Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), "new-", ".tmp", attributes(file, FILE));
        try {
            fill(fresh, StandardCharsets.UTF_8.encode(text));
            move(fresh, file);
        } finally {
            // Still exists if the disk is full.
            Files.deleteIfExists(fresh);
        }
    }

    private static void fill(Path fresh, ByteBuffer bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private static void move(Path fresh, Path file) throws IOException {
        try {
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Removes a file if it exists; for a link, the link itself. */
    static void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
    }

    private static boolean isThere(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    private static void refuseLink(Path path) {
        if (Files.isSymbolicLink(path)) {
            throw refused(Messages.text("file.symbolic-link", path));
        }
    }

    private static void refuseOthers(Path file) throws IOException {
        if (!isPosix(file)) {
            return;
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS);
        if (!FILE.containsAll(permissions)) {
            throw refused(Messages.text("file.open-to-others", file, PosixFilePermissions.toString(permissions)));
        }
    }

    private static void refuseSecondName(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("unix")
                && (int) Files.getAttribute(file, "unix:nlink", LinkOption.NOFOLLOW_LINKS) > 1) {
            throw refused(Messages.text("file.hard-link", file));
        }
    }

    private static FileAttribute<?>[] attributes(Path path, Set<PosixFilePermission> permissions) {
        return isPosix(path)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }

    // On Windows, files in a home folder are readable by their owner and administrators only.
    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static DeviceException refused(String sentence) {
        return new DeviceException(DeviceException.Kind.INVALID_FILE, sentence);
    }
}
