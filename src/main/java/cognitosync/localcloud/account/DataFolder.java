package cognitosync.localcloud.account;

import cognitosync.localcloud.messages.Messages;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The folder of everything durable, held by one local cloud at a time and readable by its owner only. */
public final class DataFolder implements AutoCloseable {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OWNER_FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> WRITING_OTHERS = PosixFilePermissions.fromString("----w--w-");

    private final Path folder;
    private final FileChannel lockFile;

    private DataFolder(Path folder, FileChannel lockFile) {
        this.folder = folder;
        this.lockFile = lockFile;
    }

    /**
     * Makes the folder where it is missing and takes it.
     *
     * @throws OptionException where it cannot be written, or another local cloud holds it
     */
    public static DataFolder open(Path path) {
        Path folder = path.toAbsolutePath().normalize();
        try {
            if (Files.notExists(folder)) {
                if (folder.getParent() != null) {
                    Files.createDirectories(folder.getParent());
                }
                Files.createDirectory(folder, attributes(folder.getParent(), OWNER_FOLDER));
            }
            refuseWritingOthers(folder);
            FileChannel lockFile = opened(folder.resolve("lock"));
            if (!takes(lockFile)) {
                lockFile.close();
                throw new OptionException(Messages.text("terminal.folder.locked", folder));
            }
            return new DataFolder(folder, lockFile);
        } catch (IOException e) {
            throw new OptionException(Messages.text("terminal.folder.unusable", folder, e), e);
        }
    }

    // A user who can write there could replace outputs and keys.
    private static void refuseWritingOthers(Path folder) throws IOException {
        if (!isPosix(folder)) {
            return;
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(folder);
        if (permissions.stream().noneMatch(WRITING_OTHERS::contains)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            if (files.findAny().isPresent()) {
                throw new OptionException(
                        Messages.text("terminal.folder.writable", folder, PosixFilePermissions.toString(permissions)));
            }
        }
        Files.setPosixFilePermissions(folder, OWNER_FOLDER);
    }

    /** Opens a file of this folder, made where it is missing; a link, a pipe or a folder in its place is refused. */
    private static FileChannel opened(Path file) throws IOException {
        refuseForeign(file);
        return FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS),
                attributes(file.getParent(), OWNER_ONLY));
    }

    // Through a link another file would be written, and given another mode; a write to a pipe would block.
    private static void refuseForeign(Path file) throws IOException {
        boolean isThere = Files.exists(file, LinkOption.NOFOLLOW_LINKS);
        if (isThere && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new OptionException(Messages.text("terminal.file.not-regular", file));
        }
        if (isThere
                && file.getFileSystem().supportedFileAttributeViews().contains("unix")
                && (int) Files.getAttribute(file, "unix:nlink", LinkOption.NOFOLLOW_LINKS) > 1) {
            throw new OptionException(Messages.text("terminal.file.hard-link", file));
        }
    }

    private static FileAttribute<?>[] attributes(Path folder, Set<PosixFilePermission> permissions) throws IOException {
        return isPosix(folder)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix(Path path) throws IOException {
        return Files.getFileStore(path).supportsFileAttributeView(PosixFileAttributeView.class);
    }

    private static boolean takes(FileChannel lockFile) throws IOException {
        try {
            FileLock lock = lockFile.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            // Held by another local cloud inside this very JVM.
            return false;
        }
    }

    public Path resolve(String name) {
        return folder.resolve(name);
    }

    /**
     * A file that others may not read, made empty where it is missing: the folder may be an older one, open to everybody. What
     * SQLite puts beside its file has the same mode.
     */
    public Path ownersOnly(String name) {
        Path file = folder.resolve(name);
        try {
            for (String beside : List.of("-wal", "-shm", "-journal")) {
                refuseForeign(folder.resolve(name + beside));
            }
            opened(file).close();
            restrict(file);
            return file;
        } catch (IOException e) {
            throw new OptionException(Messages.text("terminal.file.not-private", file, e), e);
        }
    }

    private static void restrict(Path file) throws IOException {
        if (isPosix(file)) {
            Files.setPosixFilePermissions(file, OWNER_ONLY);
        }
    }

    /** Replaces a file as a whole, so that a reader sees the old one or the new one; readable by the owner only. */
    public void write(String name, String content) {
        Path file = folder.resolve(name);
        try {
            // For its owner only, as every temporary file.
            Path draft = Files.createTempFile(folder, name, ".tmp");
            try {
                Files.writeString(draft, content);
                replace(file, draft);
            } finally {
                // Of a full disk, say, no half a file is left.
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw new OptionException(Messages.text("terminal.file.not-written", file, e), e);
        }
    }

    private static void replace(Path file, Path draft) throws IOException {
        try {
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    public void delete(String name) {
        try {
            Files.deleteIfExists(folder.resolve(name));
        } catch (IOException e) {
            throw new OptionException(Messages.text("terminal.file.not-removed", folder.resolve(name), e), e);
        }
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            throw new OptionException(Messages.text("terminal.folder.close-failed", folder, e), e);
        }
    }
}
