package cognitosync.device;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.OwnThread;
import cognitosync.device.CommandLineDevice.Ended;
import cognitosync.device.time.Timeouts;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A network that accepts and stays silent, or answers byte by byte: every command ends with a sentence. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SilenceIT {
    private static final Duration LONG = Duration.ofSeconds(100);
    private static final Duration SHORT = Duration.ofMillis(700);

    /** Each step is short, and the whole long: the step's own sentence is heard. */
    private static final Timeouts STEPS = new Timeouts(LONG, SHORT, SHORT, SHORT, LONG, SHORT, LONG, LONG, LONG);
    /** The other way round. */
    private static final Timeouts WHOLE =
            new Timeouts(Duration.ofMillis(1_500), LONG, LONG, LONG, LONG, LONG, LONG, LONG, LONG);

    @TempDir
    static Path folder;

    @AutoClose
    private static DeviceCloud cloud;

    private static CommandLineDevice device;

    @BeforeAll
    static void start() {
        cloud = DeviceCloud.start(folder);
        device = cloud.signedIn("silence", "silence@example.com");
        assertThat(device.run("set", "k", "v").exitCode()).isZero();
        assertThat(device.run("set", "--offline", "w", "1").exitCode()).isZero();
    }

    // Tokens and credentials are over.
    private static CommandLineDevice later(CommandLineDevice device) {
        return device.with(() -> Instant.now().plus(Duration.ofHours(2)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"get k", "list", "datasets", "set k w", "remove k", "sync", "delete-dataset preference", "watch"
            })
    void silentApi_isWaitedForOnlySoLong(String line) {
        try (Middlebox box = cloud.beforeTheApi()) {
            for (Middlebox.Treatment silence : List.<Middlebox.Treatment>of(Middlebox::silent, Middlebox::trickle)) {
                box.always(request -> true, silence);
                Ended ended = device.run(STEPS, line.split(" "));
                assertThat(ended.err()).contains("AWS did not respond (no response in time)");
                assertThat(ended.exitCode()).isEqualTo(5);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"GetCredentialsForIdentity, get k", "UpdateRecords, set k w", "UpdateRecords, sync"})
    void silentOperation_isWaitedForOnlySoLong(String operation, String line) {
        try (Middlebox box = cloud.beforeTheApi()) {
            box.always(Middlebox.of(operation), Middlebox::silent);
            Ended ended = (operation.startsWith("Get") ? later(device) : device).run(STEPS, line.split(" "));
            assertThat(ended.err()).contains("AWS did not respond (no response in time)");
            assertThat(ended.exitCode()).isEqualTo(5);
        }
    }

    @Test
    void silentSignInDomain_isWaitedForOnlySoLong() {
        try (Middlebox box = cloud.beforeTheSignInDomain()) {
            for (Middlebox.Treatment silence : List.<Middlebox.Treatment>of(Middlebox::silent, Middlebox::trickle)) {
                box.always(request -> true, silence);
                Ended ended = later(device).run(STEPS, "get", "k");
                assertThat(ended.err()).contains("The sign-in domain", "no response in time");
                assertThat(ended.exitCode()).isEqualTo(5);
                CommandLineDevice copy = cloud.copyOf(device, "copy-" + System.nanoTime());
                assertThat(copy.run(STEPS, "sign-out").err()).contains("You are signed out on this device");
                assertThat(copy.run("list").exitCode()).isEqualTo(3);
            }
        }
        assertThat(later(device).run("get", "k").lines()).containsExactly("v");
    }

    @ParameterizedTest
    @ValueSource(strings = {"get k", "sync", "doctor"})
    void command_whateverItWaitsFor_endsInAllWithASentence(String line) {
        try (Middlebox box = cloud.beforeTheApi()) {
            box.always(request -> true, Middlebox::trickle);
            Ended ended = device.run(WHOLE, line.split(" "));
            assertThat(ended.err()).contains("did not finish within 1 s").doesNotContain("    at ");
            assertThat(ended.exitCode()).isEqualTo(5);
        }
    }

    @Test
    void offline_waitsForNobodysNetwork() {
        // A home of its own: the renewal that hangs there outlasts this test.
        CommandLineDevice home = cloud.signedIn("offline", "offline@example.com");
        CountDownLatch asked = new CountDownLatch(1);
        try (Middlebox box = cloud.beforeTheApi()) {
            box.always(Middlebox.of("GetCredentialsForIdentity"), (between, request) -> {
                asked.countDown();
                Middlebox.silent(between, request);
            });
            CompletableFuture<Ended> hanging =
                    CompletableFuture.supplyAsync(() -> later(home).run("get", "k"), OwnThread.EACH);
            asked.await();
            assertThat(home.run("set", "--offline", "beside", "1").exitCode()).isZero();
            assertThat(home.run("get", "--offline", "beside").lines()).containsExactly("1");
            assertThat(hanging).isNotDone();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void watch_goesOnAfterSilence() {
        CommandLineDevice watching = cloud.signedIn("watching", "watching@example.com");
        AtomicInteger pauses = new AtomicInteger();
        try (Middlebox box = cloud.beforeTheApi()) {
            Ended ended = watching.onPause(() -> {
                        if (pauses.incrementAndGet() == 1) {
                            box.always(Middlebox.of("ListRecords"), Middlebox::silent);
                        } else {
                            box.always(request -> false, Middlebox::pass);
                            watching.run("set", "a", "1");
                        }
                    })
                    .run(STEPS, "watch", "--changes", "1");
            assertThat(ended.err()).contains("no response in time", "Trying again.");
            assertThat(ended.lines()).containsExactly("a = 1");
        }
    }

    @Test
    void watch_leavesAServiceAlone_thatAsksForIt() {
        CommandLineDevice watching = cloud.signedIn("asked", "asked@example.com");
        List<Duration> pauses = new ArrayList<>();
        try (Middlebox box = cloud.beforeTheApi()) {
            Ended ended = watching.onPauseOf(length -> {
                        pauses.add(length);
                        if (pauses.size() == 1) {
                            box.always(Middlebox.of("ListRecords"), Middlebox.busy(100));
                        } else {
                            box.always(request -> false, Middlebox::pass);
                            watching.run("set", "a", "1");
                        }
                    })
                    .run(STEPS, "watch", "--changes", "1");
            assertThat(ended.err()).contains("AWS is throttling requests", "Trying again.");
            assertThat(pauses.get(1)).isEqualTo(Duration.ofSeconds(100));
        }
    }
}
