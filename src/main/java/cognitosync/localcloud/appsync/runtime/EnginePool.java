package cognitosync.localcloud.appsync.runtime;

import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.roastedroot.quickjs4j.core.GuestException;
import java.lang.ref.SoftReference;
import java.security.SecureRandom;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import run.endive.wasm.WasmEngineException;

/**
 * Engines that are started when they are first needed, and the threads that they run on, where their time is limited. Those that wait
 * may go when memory is short.
 */
final class EnginePool {
    private static final long IDLE_SECONDS = 10;

    /** How deep calls may nest does not depend on the platform's default. */
    private static final long STACK = 1L << 20;

    private final Supplier<List<String>> scripts;
    private final RuntimeLimits limits;
    private final SecureRandom random;
    private final Deque<SoftReference<QuickJs>> idle = new ConcurrentLinkedDeque<>();
    private final Semaphore free;
    private final ExecutorService threads;
    private byte[][] saved;

    /** A pool of engines with these scripts, without an engine. */
    EnginePool(Supplier<List<String>> scripts, RuntimeLimits limits, SecureRandom random) {
        this.scripts = scripts;
        this.limits = limits;
        this.random = random;
        free = new Semaphore(limits.engines(), true);
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                limits.engines(),
                limits.engines(),
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(limits.engines()),
                EnginePool::thread);
        pool.allowCoreThreadTimeOut(true);
        threads = pool;
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(null, task, "resolver", STACK);
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Runs a task with an engine of its own.
     *
     * @throws EngineException if it does not end in time, or exceeds what it may use
     */
    <T> T run(Function<QuickJs, T> task) {
        try {
            return runInterruptibly(task);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException(EngineException.Reason.TIME, e);
        } catch (TimeoutException e) {
            throw new EngineException(EngineException.Reason.TIME, e);
        }
    }

    private <T> T runInterruptibly(Function<QuickJs, T> task) throws InterruptedException, TimeoutException {
        if (!free.tryAcquire(limits.time().toMillis(), TimeUnit.MILLISECONDS)) {
            throw new TimeoutException("every engine is in use");
        }
        // Started before its time counts: the first one compiles for a second.
        QuickJs engine;
        FutureTask<T> running;
        try {
            engine = waitingOrStarted();
            running = new FutureTask<>(() -> runWith(engine, task));
            threads.execute(() -> runAndRelease(running));
        } catch (OutOfMemoryError e) {
            free.release();
            throw new EngineException(EngineException.Reason.HEAP, e);
        } catch (RuntimeException | Error e) {
            free.release();
            throw e;
        }
        try {
            return running.get(limits.time().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw classified(e.getCause(), engine);
        } finally {
            // Has no effect on what has ended.
            running.cancel(true);
        }
    }

    private QuickJs waitingOrStarted() {
        for (SoftReference<QuickJs> next = idle.pollFirst(); next != null; next = idle.pollFirst()) {
            QuickJs waiting = next.get();
            if (waiting != null) {
                return waiting;
            }
        }
        return started();
    }

    /** One at a time: what starting takes beside an engine is not taken twice. */
    private synchronized QuickJs started() {
        if (saved != null) {
            return QuickJs.start(saved, limits.pages(), random);
        }
        QuickJs first = QuickJs.start(scripts.get(), limits.pages(), random);
        saved = first.saved();
        return first;
    }

    private <T> T runWith(QuickJs engine, Function<QuickJs, T> task) {
        T result = task.apply(engine);
        if (engine.isOfSavedSize()) {
            idle.addFirst(new SoftReference<>(engine));
        }
        return result;
    }

    /** A task that was cancelled before it began does not run, but had an engine. */
    private void runAndRelease(FutureTask<?> task) {
        try {
            task.run();
        } finally {
            free.release();
        }
    }

    /** Errors of the code that a handler cannot report itself. Any other is one of this program. */
    private static RuntimeException classified(Throwable cause, QuickJs engine) {
        if (cause instanceof OutOfMemoryError) {
            return new EngineException(EngineException.Reason.HEAP, cause);
        }
        if (cause instanceof GuestException && engine.isFull()) {
            return new EngineException(EngineException.Reason.MEMORY, cause);
        }
        boolean nestsTooDeeply = cause.getCause() instanceof StreamConstraintsException;
        if (cause instanceof GuestException || cause instanceof WasmEngineException || nestsTooDeeply) {
            return new EngineException(EngineException.Reason.STACK, cause);
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return (RuntimeException) cause;
    }
}
