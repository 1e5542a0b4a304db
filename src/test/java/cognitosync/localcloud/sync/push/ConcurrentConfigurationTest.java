package cognitosync.localcloud.sync.push;

import static cognitosync.localcloud.sync.SyncFixture.POOL_PATH;
import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.TestAccount;
import cognitosync.localcloud.sync.SyncFixture;
import cognitosync.localcloud.sync.dataset.SyncLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Two developers who change the configuration of a pool at once. */
class ConcurrentConfigurationTest {
    private static final String CONFIGURATION = POOL_PATH + "/configuration";

    private Optional<Thread> second = Optional.empty();

    @Test
    void setIdentityPoolConfiguration_thatReadWhatAnotherWasChanging_isRefusedAndChangesNothing() throws Exception {
        List<SyncFixture.Answer> seconds = new ArrayList<>();
        Runnable[] onceBeforeCommit = {() -> {}};
        try (SyncFixture sync =
                new SyncFixture(SyncLimits.AWS, () -> onceBeforeCommit[0].run()).as(TestAccount.OWNER)) {
            onceBeforeCommit[0] = () -> {
                onceBeforeCommit[0] = () -> {};
                Thread other = new Thread(() -> seconds.add(set(sync, "second")));
                other.start();
                second = Optional.of(other);
                awaitReadAndWaiting(other);
            };
            set(sync, "first").ok();
            second.orElseThrow().join();
            assertThat(seconds).hasSize(1);
            seconds.get(0).refused(400, "ConcurrentModificationException");
            assertThat(sync.get(CONFIGURATION, "").text()).contains("\"first\"").doesNotContain("second");
        }
    }

    // It has read the old configuration once it is parked at the lock of those who write.
    private static void awaitReadAndWaiting(Thread other) {
        while (LockSupport.getBlocker(other) == null) {
            Thread.onSpinWait();
        }
    }

    private static SyncFixture.Answer set(SyncFixture sync, String stream) {
        return sync.send("POST", CONFIGURATION, "", "{\"CognitoStreams\":{\"StreamName\":\"" + stream + "\"}}");
    }
}
