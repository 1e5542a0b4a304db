package cognitosync.device.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class PrivateFilesTest {
    @TempDir
    Path folder;

    @Test
    void alone_inTwoThreadsAtOnce_isOneAfterTheOther() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch mayLeave = new CountDownLatch(1);
        AtomicInteger present = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<Integer> first = threads.submit(() -> files().locked(() -> {
                present.incrementAndGet();
                inside.countDown();
                awaited(mayLeave);
                return present.getAndDecrement();
            }));
            inside.await();
            Thread[] waiting = {null};
            CountDownLatch started = new CountDownLatch(1);
            Callable<Integer> work = () -> {
                waiting[0] = Thread.currentThread();
                started.countDown();
                return files().locked(() -> present.incrementAndGet());
            };
            Future<Integer> second = threads.submit(work);
            started.await();
            while (waiting[0].getState() != Thread.State.TIMED_WAITING && !second.isDone()) {
                Thread.onSpinWait();
            }
            mayLeave.countDown();
            assertThat(first.get()).isEqualTo(1);
            assertThat(second.get()).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void alone_ofAnotherFolder_waitsForNobody() throws Exception {
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            String heard = files().locked(() -> {
                try {
                    return other.submit(() -> new PrivateFiles(folder.resolve("other")).locked(() -> "done"))
                            .get(10, TimeUnit.SECONDS);
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            });
            assertThat(heard).isEqualTo("done");
        } finally {
            other.shutdownNow();
        }
    }

    @Test
    void alone_withinAlone_staysAlone() {
        assertThat(files().locked(() -> files().locked(() -> "done"))).isEqualTo("done");
    }

    @Test
    void lockThatIsHeld_isWaitedForOnlySoLong_andOtherLocksAreNot() throws Exception {
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            files().locked("renewal", Duration.ofSeconds(10), () -> {
                try {
                    Future<String> second =
                            other.submit(() -> files().locked("renewal", Duration.ofMillis(50), () -> "never"));
                    assertThatThrownBy(() -> second.get(10, TimeUnit.SECONDS))
                            .hasMessageContaining("Another run of this program has locked");
                    assertThat(other.submit(() -> files().locked(() -> "done")).get(10, TimeUnit.SECONDS))
                            .isEqualTo("done");
                    return "done";
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            });
        } finally {
            other.shutdownNow();
        }
    }

    private PrivateFiles files() {
        return new PrivateFiles(folder.resolve("home"));
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
