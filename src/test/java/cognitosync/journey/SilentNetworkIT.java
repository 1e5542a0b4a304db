package cognitosync.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.journey.browser.Browsers;
import cognitosync.journey.browser.ColorScheme;
import cognitosync.journey.browser.Device;
import cognitosync.journey.browser.EachEngine;
import cognitosync.journey.browser.Engine;
import cognitosync.journey.browser.Route;
import cognitosync.journey.cloud.Outputs;
import cognitosync.journey.cloud.SharedCloud;
import cognitosync.journey.page.Person;
import cognitosync.journey.page.Site;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.support.ui.FluentWait;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A network that accepts and stays silent costs a while and a sentence, not the page, and never the way out. */
class SilentNetworkIT {

    private static final Duration ACTION = Duration.ofSeconds(30);
    private static final Duration SIGN_OUT = Duration.ofSeconds(1);
    private static final Duration KEPT_PAGE = Duration.ofSeconds(3);
    /** How often a page is looked at: browsers that are asked all the time keep this machine busy with nothing else. */
    private static final Duration GLANCE = Duration.ofMillis(300);

    private static final Logger LOG = LoggerFactory.getLogger(SilentNetworkIT.class);

    private static Outputs outputs;
    private static Person person;

    @BeforeAll
    static void signUp() {
        outputs = SharedCloud.outputs("pkce");
        person = Person.named("Silent Person");
        person.signUpOverHttp(outputs);
    }

    /**
     * What each browser goes through, so that all take about as long. Before the configuration there is no service worker, and
     * before the SDK has come nothing of it is kept by the browser: these come first.
     */
    private static final List<List<SilentEndpoint>> TURNS = List.of(
            List.of(SilentEndpoint.CONFIG, SilentEndpoint.SDK_CHUNK, SilentEndpoint.GET_ID),
            List.of(SilentEndpoint.TOKEN_FOR_CODE, SilentEndpoint.TOKEN_AFTER_ITS_HOUR, SilentEndpoint.GET_CREDENTIALS),
            List.of(SilentEndpoint.LIST_RECORDS, SilentEndpoint.UPDATE_RECORDS));

    private record Stage(SilentEndpoint endpoint, Device device, long begun) {

        String named() {
            return endpoint + " in " + device.name();
        }
    }

    /** A few browsers of each engine at once, each with its turns: most of the time all of them wait. */
    @Test
    void silentEndpoint_endsEachActionWithASentence_andSignOutAtOnce() {
        ExecutorService browsers = Executors.newCachedThreadPool();
        try {
            List<CompletableFuture<List<String>>> ends = new ArrayList<>();
            for (Engine engine : engines()) {
                for (List<SilentEndpoint> turns : TURNS) {
                    ends.add(CompletableFuture.supplyAsync(() -> inTurn(engine, turns), browsers));
                }
            }
            assertThat(ends.stream().flatMap(end -> end.join().stream())).isEmpty();
        } finally {
            browsers.shutdownNow();
        }
    }

    /** Answers what is wrong. */
    private static List<String> inTurn(Engine engine, List<SilentEndpoint> turns) {
        List<String> broken = new ArrayList<>();
        try (Device device = engine.deviceWithNetwork(ColorScheme.LIGHT)) {
            for (SilentEndpoint endpoint : turns) {
                device.network().route(Route.STRAIGHT);
                Stage stage = new Stage(endpoint, device, endpoint.act(device, person, outputs));
                broken.add(awaitSentence(stage));
                if (endpoint.leavesSignedIn()) {
                    broken.add(signOut(stage));
                }
            }
        }
        return broken.stream().filter(problem -> !problem.isEmpty()).toList();
    }

    @EachEngine
    void keptPage_opensThoughTheWebsiteIsSilent(Engine engine) {
        try (Device device = engine.deviceWithNetwork(ColorScheme.LIGHT)) {
            person.signIn(device, outputs);
            Site.awaitKeptForOffline(device);
            device.network().route(Route.silentFor(SilentEndpoint.website(outputs)));
            assertThat(reopened(device)).as("silent").isLessThan(KEPT_PAGE);
            device.network().route(Route.stallingFor(SilentEndpoint.website(outputs)));
            assertThat(reopened(device)).as("stalling").isLessThan(KEPT_PAGE);
            device.network().route(Route.silentFor(call -> call.uri().getPath().equals("/oauth2/revoke")));
            assertThat(signedOutAfter(device)).as("revocation silent").isLessThan(SIGN_OUT);
        }
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

    private static Duration reopened(Device device) {
        device.executeScript("document.documentElement.dataset.before = 'reload'");
        long begun = System.nanoTime();
        device.executeScript("setTimeout(() => location.reload())");
        device.await(
                "open what was kept",
                page -> Boolean.TRUE.equals(
                                page.executeScript("return !('before' in document.documentElement.dataset)"))
                        && Site.isSignedIn(page));
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        LOG.info("{}: opened after {} ms", device.name(), took.toMillis());
        return took;
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
}
