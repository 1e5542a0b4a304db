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
 * The one road to a stack: every deployment and deletion, whoever asks for it, one after the other. What is taken on shows in the
 * stack's status at once, although its work may have to wait for other stacks.
 */
public final class Deployments implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Deployments.class);
    private static final Duration END = Duration.ofSeconds(5);

    private final Consumer<DeployedStack> changed;
    private final ReentrantLock deciding = new ReentrantLock();
    private final Map<String, Integer> pending = new ConcurrentHashMap<>();
    private final ExecutorService road = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "deployments");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * An empty road.
     *
     * @param changed is told of every stack after something was done to it, whether it went well or not
     */
    public Deployments(Consumer<DeployedStack> changed) {
        this.changed = changed;
    }

    /** Deploys; ends with the outputs, or with a {@link DeploymentException}. */
    public CompletableFuture<Map<String, String>> deploy(DeployedStack stack, Submission submission) {
        return queue(stack, () -> stack.deploy(submission));
    }

    /**
     * Decides something about stacks, or takes something on, while nobody else does.
     *
     * @param decision must not wait for the road
     */
    public <T> T alone(Supplier<T> decision) {
        deciding.lock();
        try {
            return decision.get();
        } finally {
            deciding.unlock();
        }
    }

    /**
     * Takes a deployment on at once, and does it in turn.
     *
     * @throws DeploymentException where it is refused before anything is made
     */
    public CompletableFuture<Map<String, String>> take(DeployedStack stack, Submission submission) {
        return alone(() -> queue(stack, stack.begin(submission)));
    }

    /** Takes the deletion on at once, and does it in turn. */
    public CompletableFuture<Void> takeDeletion(DeployedStack stack, Deletion deletion) {
        return alone(() -> {
            Runnable work = stack.beginDeletion(deletion);
            return queue(stack, () -> {
                work.run();
                return null;
            });
        });
    }

    /** Waits until what was taken on for the stack is done. */
    public CompletableFuture<Void> settle(DeployedStack stack) {
        return queue(stack, () -> null);
    }

    /** Ends what an earlier run left in the middle, and brings the rest in line with the addresses of this run. */
    public CompletableFuture<Void> refresh(DeployedStack stack) {
        return queue(stack, () -> {
            stack.refresh();
            return null;
        });
    }

    /** Ends what was cut off in the middle: by the end of an earlier run, by a full disk, by a mistake of a handler. */
    public CompletableFuture<Void> recover(DeployedStack stack) {
        return queue(stack, () -> {
            stack.recover();
            return null;
        });
    }

    /** Whether something is being done to the stack, or is about to be. */
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
                        // Whoever asked is told, and the events, where they can be stored, tell everybody else.
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
                road);
    }

    /** Lets what was asked for come to its end, for a few seconds. */
    @Override
    public void close() {
        road.shutdown();
        try {
            if (!road.awaitTermination(END.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("A deployment was cut off; the next start ends it.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
