package cognitosync;

import java.util.concurrent.Executor;

/**
 * Runs each task in a thread of its own. The common pool, which {@code CompletableFuture} uses otherwise, has a single thread on two
 * processors since JDK 25, and a test's blocked task would keep it from everybody else's.
 */
public final class OwnThread implements Executor {
    /** The only one that is needed. */
    public static final Executor EACH = new OwnThread();

    private OwnThread() {}

    @Override
    public void execute(Runnable task) {
        Thread thread = new Thread(task, "test task");
        thread.setDaemon(true);
        thread.start();
    }
}
