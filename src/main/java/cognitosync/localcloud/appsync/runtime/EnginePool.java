package cognitosync.localcloud.appsync.runtime;

import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.roastedroot.quickjs4j.core.GuestException;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import run.endive.wasm.WasmEngineException;

/** Engines that are started when they are first needed, and the threads that they run on, where their time is limited. */
final class EnginePool {
    private static final long IDLE_SECONDS = 10;

    /** How deep calls may nest does not depend on the platform's default. */
    private static final long STACK = 1L << 20;

    private final Supplier<QuickJs> starter;
    private final RuntimeLimits limits;
    private final Deque<QuickJs> idle = new ConcurrentLinkedDeque<>();
    private final Semaphore free;
    private final ExecutorService threads;

    EnginePool(Supplier<QuickJs> starter, RuntimeLimits limits) {
        this.starter = starter;
        this.limits = limits;
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
        try {
            QuickJs waiting = idle.pollFirst();
            engine = waiting == null ? starter.get() : waiting;
        } catch (RuntimeException | Error e) {
            free.release();
            throw e;
        }
        Future<T> running = threads.submit(() -> {
            try {
                return runWith(engine, task);
            } finally {
                free.release();
            }
        });
        try {
            return running.get(limits.time().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw classified(e.getCause(), engine);
        } finally {
            // Has no effect on what has ended.
            running.cancel(true);
        }
    }

    private <T> T runWith(QuickJs engine, Function<QuickJs, T> task) {
        T result = task.apply(engine);
        if (engine.isOfSavedSize()) {
            idle.addFirst(engine);
        }
        return result;
    }

    /** Errors of the code that a handler cannot report itself. Any other is one of this program. */
    private static RuntimeException classified(Throwable cause, QuickJs engine) {
        if (cause instanceof OutOfMemoryError || (cause instanceof GuestException && engine.isFull())) {
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
