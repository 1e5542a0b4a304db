package cognitosync.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.support.ui.FluentWait;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A network that accepts and stays silent costs a while and a sentence, not the page, and never the way out. */
class SilentNetworkIT {

    private static final Duration ACTION = Duration.ofSeconds(30);
    private static final Duration SIGN_OUT = Duration.ofSeconds(1);
    private static final Duration KEPT_PAGE = Duration.ofSeconds(3);
    /** Browsers that start and sign in at once: processors are what they wait for. */
    private static final int AT_ONCE = 4;

    /** How often a page is looked at: sixteen that are asked all the time keep this machine busy with nothing else. */
    private static final Duration GLANCE = Duration.ofMillis(300);

    private static final int LEAVING_AT_ONCE = 2;
    private static final Logger LOG = LoggerFactory.getLogger(SilentNetworkIT.class);

    private static Outputs outputs;
    private static Person person;

    @BeforeAll
    static void signUp() {
        outputs = SharedCloud.outputs("pkce");
        person = Person.named("Silent Person");
        try (Device device = Browsers.ready().first().device(ColorScheme.LIGHT)) {
            new SignUp(person).on(device, outputs);
        }
    }

    private record Stage(SilentEndpoint endpoint, Device device, long begun) {

        String named() {
            return endpoint + " in " + device.name();
        }
    }

    /** All endpoints in all engines wait at the same time, a browser for each. */
    @Test
    void silentEndpoint_endsEachActionWithASentence_andSignOutAtOnce() {
        List<Device> devices = new ArrayList<>();
        ExecutorService starts = Executors.newFixedThreadPool(AT_ONCE);
        ExecutorService leaving = Executors.newFixedThreadPool(LEAVING_AT_ONCE);
        ExecutorService waits = Executors.newCachedThreadPool();
        List<String> broken = new ArrayList<>();
        try {
            List<CompletableFuture<Stage>> stages = new ArrayList<>();
            List<CompletableFuture<String>> ends = new ArrayList<>();
            for (SilentEndpoint endpoint : SilentEndpoint.values()) {
                for (Engine engine : engines()) {
                    CompletableFuture<Stage> stage =
                            CompletableFuture.supplyAsync(() -> begin(endpoint, engine, devices), starts);
                    stages.add(stage);
                    ends.add(stage.thenApplyAsync(SilentNetworkIT::awaitSentence, waits));
                }
            }
            ends.forEach(end -> collect(end, broken));
            // Only now, and few at once: a second is short on a machine that does much else beside it.
            stages.stream()
                    .filter(stage -> !stage.isCompletedExceptionally())
                    .map(CompletableFuture::join)
                    .filter(stage -> stage.endpoint().leavesSignedIn())
                    .map(stage -> CompletableFuture.supplyAsync(() -> signOut(stage), leaving))
                    .toList()
                    .forEach(left -> collect(left, broken));
        } finally {
            starts.shutdownNow();
            waits.shutdownNow();
            leaving.shutdownNow();
            devices.parallelStream().forEach(Device::close);
        }
        assertThat(broken).isEmpty();
    }

    @ParameterizedTest(name = "in {0}")
    @MethodSource("cognitosync.journey.Roles#eachEngine")
    void keptPage_opensThoughTheWebsiteIsSilent(Engine engine) {
        try (Device device = engine.deviceWithNetwork(ColorScheme.LIGHT)) {
            new SignIn(person).on(device, outputs);
            Site.awaitKeptForOffline(device);
            device.network().route(Route.silentFor(SilentEndpoint.website(outputs)));
            assertThat(reopened(device)).as("silent").isLessThan(KEPT_PAGE);
            device.network().route(Route.stallingFor(SilentEndpoint.website(outputs)));
            assertThat(reopened(device)).as("stalling").isLessThan(KEPT_PAGE);
            device.network().route(Route.silentFor(call -> call.uri().getPath().equals("/oauth2/revoke")));
            assertThat(signedOutAfter(device)).as("revocation silent").isLessThan(SIGN_OUT);
        }
    }

    private static Stage begin(SilentEndpoint endpoint, Engine engine, List<Device> devices) {
        Device device = engine.deviceWithNetwork(ColorScheme.LIGHT);
        synchronized (devices) {
            devices.add(device);
        }
        return new Stage(endpoint, device, endpoint.act(device, person, outputs));
    }

    /** Answers what is wrong, or nothing. */
    private static String awaitSentence(Stage stage) {
        Device device = stage.device();
        boolean ended = eventually(
                ACTION.minusNanos(System.nanoTime() - stage.begun()),
                GLANCE,
                () -> stage.endpoint().wasAsked(device) && hasEnded(device));
        long took = Duration.ofNanos(System.nanoTime() - stage.begun()).toMillis();
        String status = Site.status(device);
        LOG.info("{}: {} ms, {}", stage.named(), took, status);
        return ended
                ? ""
                : "%s: no end within %d s; asked: %s, the page says: %s"
                        .formatted(
                                stage.named(),
                                ACTION.toSeconds(),
                                stage.endpoint().wasAsked(device),
                                status);
    }

    private static boolean hasEnded(Device device) {
        return Boolean.TRUE.equals(device.executeScript("""
                const status = document.getElementById('status')?.textContent.trim() ?? '';
                return status !== '' && !status.endsWith('…') && !document.querySelector('[aria-busy="true"]');"""));
    }

    private static boolean isBusy(Device device) {
        return Boolean.TRUE.equals(device.executeScript("return !!document.querySelector('[aria-busy=\"true\"]')"));
    }

    /** Pressed while the next action hangs, this time in the middle of an answer. */
    private static String signOut(Stage stage) {
        Device device = stage.device();
        stage.endpoint().stall(device);
        SilentEndpoint.press(device, "button-set");
        if (!eventually(ACTION, GLANCE, () -> isBusy(device))) {
            return stage.named() + ": nothing hangs that Sign out could wait for";
        }
        Duration took = signedOutAfter(device);
        LOG.info("{}: signed out after {} ms", stage.named(), took.toMillis());
        return took.compareTo(SIGN_OUT) < 0 ? "" : "%s: Sign out took %d ms".formatted(stage.named(), took.toMillis());
    }

    /** From the press until the browser asks the sign-in domain for {@code /logout}; no token is left then. */
    private static Duration signedOutAfter(Device device) {
        device.network().forget();
        long pressed = SilentEndpoint.press(device, "sign-out");
        boolean left = eventually(ACTION, Duration.ofMillis(10), () -> device.network().calls().stream()
                .anyMatch(call -> call.uri().getPath().equals("/logout")));
        Duration took = Duration.ofNanos(System.nanoTime() - pressed);
        assertThat(left).as("left for /logout").isTrue();
        device.await("be signed out", page -> page.shows("#sign-in"));
        assertThat(device.executeScript("return sessionStorage.getItem('colour:tokens')"))
                .as("tokens that are left")
                .isNull();
        return took;
    }

    /** The best of a few: the silence takes as long each time, and only a busy machine adds to it. */
    private static Duration reopened(Device device) {
        Duration best = reopenedOnce(device);
        for (int again = 0; again < 2 && best.compareTo(KEPT_PAGE) >= 0; again++) {
            LOG.warn("{} opened the kept page after {} ms; trying once more.", device.name(), best.toMillis());
            Duration next = reopenedOnce(device);
            best = next.compareTo(best) < 0 ? next : best;
        }
        LOG.info("{}: opened after {} ms", device.name(), best.toMillis());
        return best;
    }

    private static Duration reopenedOnce(Device device) {
        device.executeScript("document.documentElement.dataset.before = 'reload'");
        long begun = System.nanoTime();
        device.executeScript("setTimeout(() => location.reload())");
        device.await(
                "open what was kept",
                page -> Boolean.TRUE.equals(
                                page.executeScript("return !('before' in document.documentElement.dataset)"))
                        && Site.isSignedIn(page));
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private static boolean eventually(Duration limit, Duration often, BooleanSupplier condition) {
        try {
            new FluentWait<>(condition).withTimeout(limit).pollingEvery(often).until(BooleanSupplier::getAsBoolean);
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }

    private static List<Engine> engines() {
        return Browsers.ready().engines().stream()
                .filter(Engine::honoursNetwork)
                .toList();
    }

    private static void collect(CompletableFuture<String> result, List<String> broken) {
        try {
            String problem = result.join();
            if (!problem.isEmpty()) {
                broken.add(problem);
            }
        } catch (CompletionException e) {
            broken.add(String.valueOf(e.getCause()));
        }
    }
}
