package cognitosync.device.files;

import cognitosync.device.failure.DeviceException;
import cognitosync.device.failure.Reason;
import cognitosync.device.messages.Messages;
import cognitosync.device.time.Timeouts;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * A folder that only its owner can change: sign-ins, datasets and exports on disk, in files that only the owner can read.
 * Files are replaced whole, so that none is ever half written.
 *
 * @param folder made when the first file is written
 */
public record PrivateFiles(Path folder) {
    /** Makes the path absolute. */
    public PrivateFiles {
        folder = folder.toAbsolutePath();
    }

    /** A file lock belongs to the whole JVM: a second thread would get an exception instead of waiting. */
    private static final Map<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

    private static final long LOOK_AGAIN_MILLIS = 10;

    /**
     * The text of a file, if it exists.
     *
     * @throws DeviceException if others can read or change it
     */
    public Optional<String> read(String name) {
        Path file = folder.resolve(name);
        try {
            return Optional.of(PrivateFileAccess.read(file));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (IOException e) {
            throw new DeviceException(
                    DeviceException.Kind.INVALID_FILE, Messages.text("file.unreadable", file, Reason.of(e)), e);
        }
    }

    /**
     * Creates the folder, and refuses anything but a regular file.
     *
     * @throws DeviceException if the file could not be written
     */
    public void prepare(String name) {
        locked(() -> {
            PrivateFileAccess.examine(folder.resolve(name));
            return name;
        });
    }

    /** Writes or replaces a file. */
    public void write(String name, String text) {
        Path file = folder.resolve(name);
        try {
            makeFolders(file.getParent());
            PrivateFileAccess.replace(file, text);
        } catch (IOException e) {
            throw new DeviceException(
                    DeviceException.Kind.INVALID_FILE, Messages.text("file.unwritable", file, Reason.of(e)), e);
        }
    }

    /** Opens a file for writing, and creates it if missing. */
    public FileChannel open(String name) throws IOException {
        makeFolders(folder);
        return PrivateFileAccess.open(folder.resolve(name));
    }

    /** Removes a file if it exists. */
    public void delete(String name) {
        try {
            PrivateFileAccess.delete(folder.resolve(name));
        } catch (IOException e) {
            throw new DeviceException(
                    DeviceException.Kind.INVALID_FILE,
                    Messages.text("file.undeletable", folder.resolve(name), Reason.of(e)),
                    e);
        }
    }

    /**
     * Runs work under the lock of this folder: no other run of this program, and no other thread, holds it at the same
     * time. The lock is reentrant. The work must not wait for the network, because others wait for the lock.
     */
    public <T> T locked(Supplier<T> work) {
        return locked("lock", Timeouts.DEFAULT.store(), work);
    }

    /**
     * Runs work under a lock of its own, while others can change files.
     *
     * @param name of the lock
     * @param timeout how long to wait for the lock
     */
    public <T> T locked(String name, Duration timeout, Supplier<T> work) {
        try {
            makeFolders(folder);
            Path file = folder.toRealPath().resolve(name);
            ReentrantLock threads = THREADS.computeIfAbsent(file, unknown -> new ReentrantLock());
            long end = System.nanoTime() + timeout.toNanos();
            if (!threads.tryLock(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
                throw held(file, timeout);
            }
            try {
                return threads.getHoldCount() > 1 ? work.get() : lockedAcrossProcesses(file, timeout, end, work);
            } finally {
                threads.unlock();
            }
        } catch (IOException e) {
            throw new DeviceException(
                    DeviceException.Kind.INVALID_FILE,
                    Messages.text("file.unlockable", folder.resolve(name), Reason.of(e)),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeviceException(DeviceException.Kind.INTERRUPTED, Messages.text("command.interrupted"), e);
        }
    }

    private <T> T lockedAcrossProcesses(Path file, Duration timeout, long end, Supplier<T> work)
            throws IOException, InterruptedException {
        try (FileChannel channel = PrivateFileAccess.open(file);
                FileLock lock = lock(channel, end)) {
            if (lock == null) {
                throw held(file, timeout);
            }
            return work.get();
        }
    }

    // Polls, because the only wait for another process's lock has no time-out.
    private static FileLock lock(FileChannel channel, long end) throws IOException, InterruptedException {
        FileLock lock = channel.tryLock();
        while (lock == null && System.nanoTime() < end) {
            Thread.sleep(LOOK_AGAIN_MILLIS);
            lock = channel.tryLock();
        }
        return lock;
    }

    private static DeviceException held(Path file, Duration timeout) {
        return new DeviceException(
                DeviceException.Kind.INVALID_FILE, Messages.text("file.locked", file, timeout.toSeconds()));
    }

    // Parents of the folder are not checked.
    private void makeFolders(Path wanted) throws IOException {
        if (!wanted.equals(folder)) {
            makeFolders(wanted.getParent());
        }
        PrivateFileAccess.makeFolder(wanted);
    }
}
