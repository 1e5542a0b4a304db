package cognitosync.localcloud.cloudformation.stack;

import cognitosync.localcloud.cloudformation.template.DeploymentException;
import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.store.StoreException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs all stack operations one at a time. The stack's status changes to …_IN_PROGRESS when an operation is accepted, not when it
 * starts.
 */
public final class Deployments implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Deployments.class);
    private static final Duration END = Duration.ofSeconds(5);

    private final Consumer<DeployedStack> changed;
    private final ReentrantLock deciding = new ReentrantLock();
    private final Map<String, Integer> pending = new ConcurrentHashMap<>();
    private final ExecutorService executor = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "deployments");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * No operations yet.
     *
     * @param changed called with the stack after each operation, successful or failed
     */
    public Deployments(Consumer<DeployedStack> changed) {
        this.changed = changed;
    }

    /** Deploys; ends with the outputs, or with a {@link DeploymentException}. */
    public CompletableFuture<Map<String, String>> deploy(DeployedStack stack, Submission submission) {
        return queue(stack, () -> stack.deploy(submission));
    }

    /**
     * Makes a decision while no other thread makes one or has an operation accepted.
     *
     * @param decision must not wait for an operation
     */
    public <T> T exclusively(Supplier<T> decision) {
        deciding.lock();
        try {
            return decision.get();
        } finally {
            deciding.unlock();
        }
    }

    /**
     * Accepts a deployment at once and queues its work.
     *
     * @throws DeploymentException where it is refused before anything is made
     */
    public CompletableFuture<Map<String, String>> accept(DeployedStack stack, Submission submission) {
        return exclusively(() -> queue(stack, stack.begin(submission)));
    }

    /** Accepts a deletion at once and queues its work. */
    public CompletableFuture<Void> acceptDeletion(DeployedStack stack, Deletion deletion) {
        return exclusively(() -> {
            Runnable work = stack.beginDeletion(deletion);
            return queue(stack, () -> {
                work.run();
                return null;
            });
        });
    }

    /** Completes when the operations accepted before are done. */
    public CompletableFuture<Void> awaitIdle(DeployedStack stack) {
        return queue(stack, () -> null);
    }

    /** Recovers an operation interrupted in an earlier run, then redeploys with the addresses of this run. */
    public CompletableFuture<Void> refresh(DeployedStack stack) {
        return queue(stack, () -> {
            stack.refresh();
            return null;
        });
    }

    /** Completes or rolls back an operation interrupted by the end of an earlier run, a full disk or a handler's fault. */
    public CompletableFuture<Void> recover(DeployedStack stack) {
        return queue(stack, () -> {
            stack.recover();
            return null;
        });
    }

    /** Whether an operation on the stack is running or queued. */
    public boolean isBusy(DeployedStack stack) {
        return pending.containsKey(stack.identity().id());
    }

    private <T> CompletableFuture<T> queue(DeployedStack stack, Supplier<T> work) {
        String id = stack.identity().id();
        pending.merge(id, 1, Integer::sum);
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return work.get();
                    } catch (DeploymentException | AwsException | StoreException e) {
                        // The future and, where they can be stored, the events report it.
                        LOG.debug("{}: {}", stack.identity().name(), e.getMessage());
                        throw e;
                    } catch (RuntimeException | Error e) {
                        LOG.error(
                                "{} could not be deployed or deleted",
                                stack.identity().name(),
                                e);
                        throw e;
                    } finally {
                        pending.computeIfPresent(id, (same, count) -> count == 1 ? null : count - 1);
                        changed.accept(stack);
                    }
                },
                executor);
    }

    /** Waits a few seconds for accepted operations. */
    @Override
    public void close() {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(END.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("A deployment was cut off; the next start ends it.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
