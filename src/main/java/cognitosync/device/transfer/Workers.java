package cognitosync.device.transfer;

import cognitosync.device.failure.DeviceException;
import cognitosync.device.messages.Messages;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Runs tasks in parallel; the first failure stops all. */
final class Workers implements AutoCloseable {
    private final ExecutorService threads;
    private final Semaphore places;
    private final int count;
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    Workers(int count) {
        this.count = count;
        threads = Executors.newFixedThreadPool(count);
        // A bounded queue, so that waiting tasks do not fill the memory.
        places = new Semaphore(2 * count);
    }

    /** Runs a task as soon as a thread is free. */
    void submit(Runnable work) {
        take(1);
        rethrow();
        threads.execute(() -> {
            try {
                if (failure.get() == null) {
                    work.run();
                }
            } catch (RuntimeException | Error e) {
                failure.compareAndSet(null, e);
            } finally {
                places.release();
            }
        });
    }

    /** Waits until all tasks are done. */
    void finish() {
        take(2 * count);
        places.release(2 * count);
        rethrow();
    }

    private void take(int permits) {
        try {
            places.acquire(permits);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeviceException(DeviceException.Kind.INTERRUPTED, Messages.text("command.interrupted"), e);
        }
    }

    private void rethrow() {
        Throwable thrown = failure.get();
        if (thrown instanceof RuntimeException e) {
            throw e;
        }
        if (thrown instanceof Error e) {
            throw e;
        }
    }

    /** Stops all tasks, and returns when no thread runs: the files that they write to can then be closed and unlocked. */
    @Override
    public void close() {
        threads.shutdownNow();
        boolean interrupted = false;
        boolean ended = false;
        while (!ended) {
            try {
                ended = threads.awaitTermination(1, TimeUnit.DAYS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
