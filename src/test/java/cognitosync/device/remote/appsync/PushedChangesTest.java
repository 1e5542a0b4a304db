package cognitosync.device.remote.appsync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cognitosync.device.failure.DeviceException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The protocol of subscriptions, and what follows from how they end; time passes where something waits. */
class PushedChangesTest {
    private static final Duration POLL = Duration.ofSeconds(2);
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Connection.Event OPENED = new Connection.Event.Opened();
    private static final Connection.Event ACK =
            message("{\"type\":\"connection_ack\",\"payload\":{\"connectionTimeoutMs\":300000}}");
    private static final Connection.Event START_ACK = message("{\"type\":\"start_ack\",\"id\":\"1\"}");
    private static final Connection.Event KEEP_ALIVE = message("{\"type\":\"ka\"}");

    /** An event after some time. */
    private record Due(Duration after, Connection.Event event) {}

    /** A connection on which these events happen, one after the other. */
    private final class Script implements Connection {
        private final Deque<Due> events = new ArrayDeque<>();
        private final List<String> sent = new ArrayList<>();
        private boolean closed;

        Script then(Duration after, Connection.Event... following) {
            Duration wait = after;
            for (Connection.Event event : following) {
                events.add(new Due(wait, event));
                wait = Duration.ZERO;
            }
            return this;
        }

        @Override
        public Optional<Event> next(Duration atMost) {
            Due due = events.peek();
            if (due == null || due.after().compareTo(atMost) > 0) {
                now = now.plus(atMost);
                if (due != null) {
                    events.remove();
                    events.addFirst(new Due(due.after().minus(atMost), due.event()));
                }
                return Optional.empty();
            }
            events.remove();
            now = now.plus(due.after());
            return Optional.of(due.event());
        }

        @Override
        public void send(String text) {
            sent.add(text);
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private Instant now = START;
    private final Deque<Script> next = new ArrayDeque<>();
    private final List<Instant> opened = new ArrayList<>();
    private int signatures;
    private Supplier<String> authorization = () -> "header-" + ++signatures;

    private final PushedChanges changes = new PushedChanges(
            new PushedChanges.Requests(
                    () -> authorization.get(),
                    () -> new ObjectMapper().createObjectNode().put("signature", ++signatures)),
            signed -> {
                opened.add(now);
                Script script = next.poll();
                return script == null ? new Script() : script;
            },
            Duration.ofSeconds(20),
            () -> now,
            pause -> now = now.plus(pause));

    @Test
    void subscription_isStartedStepByStep_andThenAListingIsDue() {
        Script script = connection();
        assertThat(changes.await(5, POLL)).isEmpty();
        assertThat(changes.isPushing()).isTrue();
        assertThat(now).as("at once").isEqualTo(START);
        assertThat(script.sent)
                .containsExactly(
                        "{\"type\":\"connection_init\"}",
                        "{\"type\":\"start\",\"id\":\"1\",\"payload\":{\"signature\":2}}");
    }

    @Test
    void pushedChange_endsTheWait_ifItIsNewer() {
        Script script = connection()
                .then(Duration.ofSeconds(100), data(5))
                .then(Duration.ofSeconds(100), data(4))
                .then(Duration.ofSeconds(100), data(6));
        changes.await(5, POLL);
        changes.await(5, POLL);
        assertThat(now).as("what is known already needs no request").isEqualTo(START.plusSeconds(300));
        assertThat(script.events).isEmpty();
    }

    @Test
    void changeThatWasPushedDuringTheListing_endsTheNextWaitAtOnce_unlessItWasListed() {
        connection().then(Duration.ofSeconds(1), data(6), data(7), data(8)).then(Duration.ofSeconds(50), data(9));
        changes.await(5, POLL);
        changes.await(5, POLL);
        assertThat(now).isEqualTo(START.plusSeconds(1));
        changes.await(8, POLL);
        assertThat(now).isEqualTo(START.plusSeconds(51));
    }

    @Test
    void keepAlives_holdTheSubscription_andSilenceEndsIt() {
        Script script = connection();
        for (int minute = 1; minute <= 20; minute++) {
            script.then(Duration.ofMinutes(1), KEEP_ALIVE);
        }
        changes.await(5, POLL);
        assertThat(changes.await(5, POLL)).contains("no response in time");
        assertThat(now).isEqualTo(START.plus(Duration.ofMinutes(25)));
        assertThat(script.closed).isTrue();
        assertThat(changes.isPushing()).isFalse();
    }

    @Test
    void endAfterADay_isFollowedByAnotherSubscription_signedAnew_andAListing() {
        Script first = connection();
        for (int minute = 1; minute < 24 * 60; minute++) {
            first.then(Duration.ofMinutes(1), KEEP_ALIVE);
        }
        first.then(Duration.ofMinutes(1), new Connection.Event.Closed("1000"));
        Script second = connection().then(Duration.ofSeconds(30), data(6));
        changes.await(5, POLL);
        changes.await(5, POLL);
        assertThat(now).isEqualTo(START.plus(Duration.ofDays(1)));
        changes.await(5, POLL);
        assertThat(changes.isPushing()).isTrue();
        assertThat(Duration.between(START.plus(Duration.ofDays(1)), now))
                .as("with a jitter")
                .isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
        assertThat(second.sent).last().asString().contains("\"signature\":4");
    }

    /** Each attempt is later than the one before, up to a minute; between them, listings go on. */
    @Test
    void socketThatIsNotToBeHad_isTriedMoreAndMoreSeldom_whileListingsGoOn() {
        for (int attempt = 0; attempt < 12; attempt++) {
            next.add(new Script().then(Duration.ZERO, new Connection.Event.Closed("HTTP 403")));
        }
        List<String> told = new ArrayList<>();
        int listings = 0;
        while (opened.size() < 12) {
            Instant before = now;
            changes.await(5, POLL).ifPresent(told::add);
            assertThat(Duration.between(before, now)).isEqualTo(POLL);
            listings++;
        }
        assertThat(listings).as("181 s at least, if every jitter is short").isGreaterThan(85);
        assertThat(told).as("once").containsExactly("HTTP 403");
        for (int attempt = 1; attempt < 12; attempt++) {
            Duration longest = Duration.ofSeconds(Math.min(60, 1L << (attempt - 1)));
            assertThat(Duration.between(opened.get(attempt - 1), opened.get(attempt)))
                    .isBetween(longest.dividedBy(2), longest);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\":\"connection_error\",\"payload\":{\"errors\":[{\"message\":\"No.\",\"errorCode\":401}]}} | 401 No.",
                "{\"type\":\"error\",\"id\":\"1\",\"payload\":{\"errors\":[{\"errorType\":\"Unauthorized\",\"message\":\"Not "
                        + "Authorized\"}]}} | Unauthorized Not Authorized",
                "{\"type\":\"complete\",\"id\":\"1\"} | complete"
            })
    void refusedOrEndedSubscription_isToldOnce_andTriedAgain(String refusal, String told) {
        Script script = new Script().then(Duration.ZERO, OPENED, ACK, message(refusal));
        next.add(script);
        assertThat(changes.await(5, Duration.ofMillis(100))).contains(told);
        assertThat(script.closed).isTrue();
        next.add(new Script().then(Duration.ZERO, OPENED, ACK, START_ACK));
        changes.await(5, POLL);
        assertThat(changes.isPushing()).isTrue();
        assertThat(signatures).isEqualTo(4);
    }

    /** The membership may have ended, which only a listing tells: it is due long before the next poll. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"complete\",\"id\":\"1\"}",
                "{\"type\":\"error\",\"id\":\"1\",\"payload\":{\"errors\":[{\"errorType\":\"Unauthorized\"}]}}"
            })
    void subscriptionThatTheServiceEnds_isFollowedByAListingAtOnce(String end) {
        connection().then(Duration.ofSeconds(100), message(end));
        changes.await(5, POLL);
        changes.await(5, Duration.ofHours(1));
        assertThat(now).isEqualTo(START.plusSeconds(100));
        assertThat(changes.isPushing()).isFalse();
    }

    @Test
    void connectionThatDoesNotGetOn_isGivenUp() {
        Script silent = new Script().then(Duration.ZERO, OPENED);
        next.add(silent);
        for (int listing = 0; listing < 9; listing++) {
            assertThat(changes.await(5, POLL)).isEmpty();
        }
        assertThat(changes.await(5, POLL)).contains("no response in time");
        assertThat(silent.closed).isTrue();
    }

    @Test
    void subscriptionThatEndsSoonAfterItsStart_isNotStartedAgainAtOnceForever() {
        for (int attempt = 0; attempt < 8; attempt++) {
            next.add(new Script().then(Duration.ZERO, OPENED, ACK, START_ACK, new Connection.Event.Closed("1001")));
        }
        while (opened.size() < 8) {
            changes.await(5, POLL);
        }
        assertThat(Duration.between(opened.get(6), opened.get(7))).isGreaterThan(Duration.ofSeconds(29));
    }

    @Test
    void messageThatIsNotKnown_orNotJson_isIgnored() {
        connection()
                .then(
                        Duration.ofSeconds(1),
                        message("not JSON"),
                        message("[]"),
                        message("{\"type\":\"later\"}"),
                        message("{\"type\":\"data\"}"),
                        message("{\"type\":\"data\",\"payload\":{\"data\":{\"changed\":null}}}"),
                        data(6));
        changes.await(5, POLL);
        assertThat(changes.await(5, POLL)).isEmpty();
        assertThat(changes.isPushing()).isTrue();
    }

    @Test
    void signInThatHasEnded_endsTheWait_andOneThatCannotBeRenewedNowDoesNot() {
        authorization = () -> {
            throw new DeviceException(DeviceException.Kind.NETWORK, "no network");
        };
        assertThat(changes.await(5, POLL)).contains("no network");
        authorization = () -> {
            throw new DeviceException(DeviceException.Kind.NOT_SIGNED_IN, "ended");
        };
        assertThatExceptionOfType(DeviceException.class)
                .isThrownBy(() -> {
                    // The next attempt is in four seconds at most.
                    for (int listing = 0; listing < 3; listing++) {
                        changes.await(5, POLL);
                    }
                })
                .returns(DeviceException.Kind.NOT_SIGNED_IN, DeviceException::kind);
    }

    @Test
    void close_stopsTheSubscription() {
        Script script = connection();
        changes.await(5, POLL);
        changes.close();
        assertThat(script.sent).last().isEqualTo("{\"type\":\"stop\",\"id\":\"1\"}");
        assertThat(script.closed).isTrue();
    }

    /** The next connection, on which a subscription starts. */
    private Script connection() {
        Script script = new Script().then(Duration.ZERO, OPENED, ACK, START_ACK);
        next.add(script);
        return script;
    }

    private static Connection.Event data(long count) {
        return message(
                "{\"type\":\"data\",\"id\":\"1\",\"payload\":{\"data\":{\"changed\":{\"count\":" + count + "}}}}");
    }

    private static Connection.Event message(String text) {
        return new Connection.Event.Message(text);
    }
}
