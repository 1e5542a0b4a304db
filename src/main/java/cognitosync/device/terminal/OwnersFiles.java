package cognitosync.device.terminal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * A folder that only its owner can look into: sign-ins and datasets on disk. Files are replaced whole, so that none is
 * ever half written.
 *
 * @param folder made when the first file is written
 */
public record OwnersFiles(Path folder) {
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");

    /** A file lock is the whole JVM's: a second thread that asked for it would be refused instead of waiting. */
    private static final Map<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

    private static final long LOOK_AGAIN_MILLIS = 10;

    /**
     * The text of a file, where there is one.
     *
     * @throws DeviceException where others could have read or changed it
     */
    public Optional<String> read(String name) {
        Path file = folder.resolve(name);
        try {
            if (isPosix(file.getFileSystem()) && Files.exists(file)) {
                refuseOthers(file);
            }
            return Optional.of(Files.readString(file));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (IOException e) {
            throw failed("The file " + file + " cannot be read", e);
        }
    }

    /** Writes or replaces a file. */
    public void write(String name, String text) {
        Path file = folder.resolve(name);
        try {
            makeFolder(file.getParent());
            Path fresh = Files.createTempFile(file.getParent(), "new-", ".tmp", attributes(FILE));
            try {
                fill(fresh, StandardCharsets.UTF_8.encode(text));
                replace(fresh, file);
            } finally {
                // Still there where the disk is full.
                Files.deleteIfExists(fresh);
            }
        } catch (IOException e) {
            throw failed("The file " + file + " cannot be written", e);
        }
    }

    private static void fill(Path fresh, ByteBuffer bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /** Removes a file, where there is one. */
    public void delete(String name) {
        try {
            Files.deleteIfExists(folder.resolve(name));
        } catch (IOException e) {
            throw failed("The file " + folder.resolve(name) + " cannot be removed", e);
        }
    }

    /**
     * Changes files as no other run of this program, nor another thread of this one, may do at the same time. A thread that
     * is alone already stays so. Whoever is alone waits for no network: others wait for it.
     */
    public <T> T alone(Supplier<T> work) {
        return alone("lock", Patience.DEFAULT.store(), work);
    }

    /**
     * Does something else of which there may be one at a time, while others change files.
     *
     * @param name of the lock
     * @param patience how long to wait for another run that does it
     */
    public <T> T alone(String name, Duration patience, Supplier<T> work) {
        try {
            makeFolder(folder);
            Path file = folder.toRealPath().resolve(name);
            ReentrantLock threads = THREADS.computeIfAbsent(file, unknown -> new ReentrantLock());
            long end = System.nanoTime() + patience.toNanos();
            if (!threads.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw held(file, patience);
            }
            try {
                return threads.getHoldCount() > 1 ? work.get() : aloneOnThisMachine(file, patience, end, work);
            } finally {
                threads.unlock();
            }
        } catch (IOException e) {
            throw failed("The file " + folder.resolve(name) + " cannot be locked", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeviceException(ExitCode.NOT_WRITTEN, "Interrupted; run the command again.", e);
        }
    }

    private <T> T aloneOnThisMachine(Path file, Duration patience, long end, Supplier<T> work)
            throws IOException, InterruptedException {
        try (FileChannel channel = FileChannel.open(
                        file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), attributes(FILE));
                FileLock lock = lock(channel, end)) {
            if (lock == null) {
                throw held(file, patience);
            }
            return work.get();
        }
    }

    // Nothing tells when another process lets go, save a wait without limit.
    private static FileLock lock(FileChannel channel, long end) throws IOException, InterruptedException {
        FileLock lock = channel.tryLock();
        while (lock == null && System.nanoTime() < end) {
            Thread.sleep(LOOK_AGAIN_MILLIS);
            lock = channel.tryLock();
        }
        return lock;
    }

    private static DeviceException held(Path file, Duration patience) {
        return new DeviceException(
                ExitCode.FILE,
                "Another run of this program has held " + file + " for " + patience.toSeconds()
                        + " s; wait until it is done, or end it, then run the command again.");
    }

    private void makeFolder(Path wanted) throws IOException {
        if (Files.isDirectory(wanted)) {
            return;
        }
        if (wanted.startsWith(folder) && !wanted.equals(folder)) {
            makeFolder(wanted.getParent());
        } else if (wanted.getParent() != null) {
            Files.createDirectories(wanted.getParent());
        }
        try {
            Files.createDirectory(wanted, attributes(FOLDER));
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(wanted)) {
                throw e;
            }
        }
    }

    private static void replace(Path fresh, Path file) throws IOException {
        try {
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void refuseOthers(Path file) throws IOException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        if (!FILE.containsAll(permissions)) {
            throw new DeviceException(
                    ExitCode.FILE,
                    "The file " + file + " is open to others (" + PosixFilePermissions.toString(permissions)
                            + "); make it yours alone with `chmod 600`, or remove it and sign in again.");
        }
    }

    private FileAttribute<?>[] attributes(Set<PosixFilePermission> permissions) {
        return isPosix(folder.getFileSystem())
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }

    // Elsewhere, on Windows, what lies in a person's home folder is readable by that person and administrators only.
    private static boolean isPosix(java.nio.file.FileSystem files) {
        return files.supportedFileAttributeViews().contains("posix");
    }

    private static DeviceException failed(String what, IOException e) {
        return new DeviceException(
                ExitCode.FILE,
                what + " (" + Reason.of(e) + "); choose another folder with --home, or mend this one.",
                e);
    }
}
