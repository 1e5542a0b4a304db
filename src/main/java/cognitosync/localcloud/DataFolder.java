package cognitosync.localcloud;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** The folder of everything durable, held by one local cloud at a time and readable by its owner only. */
final class DataFolder implements AutoCloseable {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OWNER_FOLDER = PosixFilePermissions.fromString("rwx------");

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
    static DataFolder open(Path path) {
        Path folder = path.toAbsolutePath().normalize();
        try {
            if (Files.notExists(folder)) {
                if (folder.getParent() != null) {
                    Files.createDirectories(folder.getParent());
                }
                FileStore store = Files.getFileStore(folder.getParent());
                FileAttribute<?>[] attributes = store.supportsFileAttributeView(PosixFileAttributeView.class)
                        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_FOLDER)}
                        : new FileAttribute<?>[0];
                Files.createDirectory(folder, attributes);
            }
            FileChannel lockFile =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!takes(lockFile)) {
                lockFile.close();
                throw new OptionException("Another local cloud is running on the data folder " + folder
                        + "; stop it, or choose another folder with -Dlocal.data=FOLDER.");
            }
            return new DataFolder(folder, lockFile);
        } catch (IOException e) {
            throw new OptionException(
                    "The data folder " + folder + " cannot be used (" + e
                            + "); choose another one with -Dlocal.data=FOLDER.",
                    e);
        }
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

    Path resolve(String name) {
        return folder.resolve(name);
    }

    /**
     * A file that others may not read, made empty where it is missing: the folder may be an older one, open to everybody. What
     * SQLite puts beside its file has the same mode.
     */
    Path ownersOnly(String name) {
        Path file = folder.resolve(name);
        try {
            if (Files.notExists(file)) {
                Files.createFile(file);
            }
            restrict(file);
            return file;
        } catch (IOException e) {
            throw new OptionException(
                    "The file " + file + " cannot be kept from others (" + e
                            + "); choose another folder with -Dlocal.data=FOLDER.",
                    e);
        }
    }

    private static void restrict(Path file) throws IOException {
        if (Files.getFileStore(file).supportsFileAttributeView(PosixFileAttributeView.class)) {
            Files.setPosixFilePermissions(file, OWNER_ONLY);
        }
    }

    /** Replaces a file as a whole, so that a reader sees the old one or the new one; readable by the owner only. */
    void write(String name, String content) {
        Path file = folder.resolve(name);
        try {
            Path draft = Files.createTempFile(folder, name, ".tmp");
            try {
                Files.writeString(draft, content);
                restrict(draft);
                replace(file, draft);
            } finally {
                // Of a full disk, say, no half a file is left.
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw new OptionException("The file " + file + " cannot be written (" + e + ").", e);
        }
    }

    private static void replace(Path file, Path draft) throws IOException {
        try {
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    void delete(String name) {
        try {
            Files.deleteIfExists(folder.resolve(name));
        } catch (IOException e) {
            throw new OptionException("The file " + folder.resolve(name) + " cannot be removed (" + e + ").", e);
        }
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            throw new OptionException("The data folder " + folder + " could not be given back (" + e + ").", e);
        }
    }
}
