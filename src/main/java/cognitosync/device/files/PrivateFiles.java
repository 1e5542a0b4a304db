package cognitosync.device.files;

import cognitosync.device.messages.Messages;
import cognitosync.device.failure.DeviceException;
import cognitosync.device.failure.Reason;
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
    /** A folder named by where it is seen from is named in full. */
    public PrivateFiles {
        folder = folder.toAbsolutePath();
    }

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
            return Optional.of(PrivateFileAccess.read(file));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (IOException e) {
            throw new DeviceException.InvalidFile(Messages.text("file.unreadable", file, Reason.of(e)), e);
        }
    }

    /**
     * Makes the folder and refuses what is in the place of a file and is none.
     *
     * @throws DeviceException where that file could not be written
     */
    public void prepare(String name) {
        alone(() -> {
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
            throw new DeviceException.InvalidFile(Messages.text("file.unwritable", file, Reason.of(e)), e);
        }
    }

    /** Opens a file to write on in it, and makes it where it is missing. */
    public FileChannel open(String name) throws IOException {
        makeFolders(folder);
        return PrivateFileAccess.open(folder.resolve(name));
    }

    /** Removes a file, where there is one. */
    public void delete(String name) {
        try {
            PrivateFileAccess.delete(folder.resolve(name));
        } catch (IOException e) {
            throw new DeviceException.InvalidFile(
Messages.text("file.undeletable", folder.resolve(name), Reason.of(e)), e);
        }
    }

    /**
     * Changes files as no other run of this program, nor another thread of this one, may do at the same time. A thread that
     * is alone already stays so. No network is waited for in there: others wait for the lock.
     */
    public <T> T alone(Supplier<T> work) {
        return alone("lock", Timeouts.DEFAULT.store(), work);
    }

    /**
     * Does something else of which there may be one at a time, while others change files.
     *
     * @param name of the lock
     * @param timeout how long to wait for another run that does it
     */
    public <T> T alone(String name, Duration timeout, Supplier<T> work) {
        try {
            makeFolders(folder);
            Path file = folder.toRealPath().resolve(name);
            ReentrantLock threads = THREADS.computeIfAbsent(file, unknown -> new ReentrantLock());
            long end = System.nanoTime() + timeout.toNanos();
            if (!threads.tryLock(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
                throw held(file, timeout);
            }
            try {
                return threads.getHoldCount() > 1 ? work.get() : aloneOnThisMachine(file, timeout, end, work);
            } finally {
                threads.unlock();
            }
        } catch (IOException e) {
            throw new DeviceException.InvalidFile(
Messages.text("file.unlockable", folder.resolve(name), Reason.of(e)), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeviceException.Interrupted(Messages.text("interrupted"), e);
        }
    }

    private <T> T aloneOnThisMachine(Path file, Duration timeout, long end, Supplier<T> work)
            throws IOException, InterruptedException {
        try (FileChannel channel = PrivateFileAccess.open(file);
                FileLock lock = lock(channel, end)) {
            if (lock == null) {
                throw held(file, timeout);
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

    private static DeviceException held(Path file, Duration timeout) {
        return new DeviceException.InvalidFile(Messages.text("file.locked", file, timeout.toSeconds()));
    }

    // Those above the folder are none of ours.
    private void makeFolders(Path wanted) throws IOException {
        if (!wanted.equals(folder)) {
            makeFolders(wanted.getParent());
        }
        PrivateFileAccess.makeFolder(wanted);
    }
}
