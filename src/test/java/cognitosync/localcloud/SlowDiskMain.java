package cognitosync.localcloud;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/** The local cloud on a disk that takes {@code -Dbench.commit.millis} longer for every commit; for measurements only. */
final class SlowDiskMain {
    private SlowDiskMain() {}

    /** Takes the options of {@link LocalCloudMain}. */
    public static void main(String[] arguments) throws InterruptedException {
        Duration more = Duration.ofMillis(Long.getLong("bench.commit.millis", 5L));
        LocalCloud cloud = LocalCloud.start(
                LocalCloudOptions.from(System::getProperty), InstantSource.system(), () -> takeLonger(more));
        Runtime.getRuntime().addShutdownHook(new Thread(cloud::close, "local-cloud-end"));
        new CountDownLatch(1).await();
    }

    // Parking may end early.
    private static void takeLonger(Duration more) {
        long end = System.nanoTime() + more.toNanos();
        for (long left = more.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
