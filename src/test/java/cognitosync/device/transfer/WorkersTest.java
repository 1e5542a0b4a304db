package cognitosync.device.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WorkersTest {
    private final Thread closer = Thread.currentThread();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final AtomicBoolean ended = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();

    /** Who closes releases a lock next, which must not happen beside a thread that still writes. */
    @Test
    void close_afterAFailure_awaitsWhoStillWorks() {
        boolean endedBeforeClosed;
        try {
            assertThatIllegalStateException()
                    .isThrownBy(() -> {
                        try (Workers workers = new Workers(2)) {
                            workers.submit(this::endSlowly);
                            begun.await();
                            workers.submit(() -> {
                                throw new IllegalStateException("first failure");
                            });
                            while (true) {
                                workers.submit(() -> {});
                            }
                        }
                    })
                    .withMessage("first failure");
            endedBeforeClosed = ended.get();
        } finally {
            closed.set(true);
        }
        assertThat(endedBeforeClosed).isTrue();
    }

    /** Runs until close() waits for it or gives up. */
    private void endSlowly() {
        begun.countDown();
        while (!Thread.currentThread().isInterrupted()) {
            Thread.onSpinWait();
        }
        while (closer.getState() != Thread.State.TIMED_WAITING && !closed.get()) {
            Thread.onSpinWait();
        }
        ended.set(true);
    }
}
