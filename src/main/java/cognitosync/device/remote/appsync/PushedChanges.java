package cognitosync.device.remote.appsync;

import cognitosync.device.failure.DeviceException;
import cognitosync.device.remote.Following;
import cognitosync.device.time.Pauses;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Changes of a dataset, pushed by subscriptions that follow one another. While there is none, the pause decides. Runs on the
 * thread that waits. A connection lives for 24 hours at most; what changed between two is found by the listing after the start
 * of the next.
 */
public final class PushedChanges implements Following {
    private static final Duration FIRST_BACKOFF = Duration.ofSeconds(1);
    private static final Duration LONGEST_BACKOFF = Duration.ofMinutes(1);

    private final Requests requests;
    private final Connection.Connector connector;
    private final Duration handshake;
    private final InstantSource clock;
    private final Pauses pauses;
    private Optional<Live> live = Optional.empty();
    private Instant nextAttempt = Instant.MIN;
    private int failures;
    private Optional<String> trouble = Optional.empty();
    private boolean isToldOf;
    private boolean isListingDue;
    private long pushed;

    /** A connection and the subscription on it. */
    private record Live(Connection connection, Subscription subscription) {}

    /**
     * What is signed anew for each subscription.
     *
     * @param connect the authorization of a connection, as a subprotocol
     * @param start the payload that starts the subscription
     */
    record Requests(Supplier<String> connect, Supplier<ObjectNode> start) {}

    /**
     * Changes of a dataset.
     *
     * @param handshake longest wait for each step until changes are pushed
     */
    PushedChanges(
            Requests requests, Connection.Connector connector, Duration handshake, InstantSource clock, Pauses pauses) {
        this.requests = requests;
        this.connector = connector;
        this.handshake = handshake;
        this.clock = clock;
        this.pauses = pauses;
    }

    @Override
    public Optional<String> await(long known, Duration pause) {
        Instant due = clock.instant().plus(pause);
        while (!isListingDue
                && pushed <= known
                && (isPushing() || clock.instant().isBefore(due))) {
            if (live.isPresent()) {
                step(live.get(), due);
            } else if (clock.instant().isBefore(nextAttempt)) {
                pauses.pause(Duration.between(clock.instant(), nextAttempt.isBefore(due) ? nextAttempt : due));
            } else {
                connect();
            }
        }
        isListingDue = false;
        return news();
    }

    /** Whether changes are pushed. */
    public boolean isPushing() {
        return live.filter(now -> now.subscription().isStarted()).isPresent();
    }

    private void connect() {
        try {
            live = Optional.of(new Live(
                    connector.open(requests.connect().get()),
                    new Subscription(handshake, requests.start(), clock.instant())));
        } catch (SdkException unsigned) {
            // No credentials, perhaps because the network is down, as the next listing will tell.
            retryLater(unsigned.getMessage());
        } catch (DeviceException unsigned) {
            if (!unsigned.isTemporary()) {
                throw unsigned;
            }
            retryLater(unsigned.getMessage());
        }
    }

    private void step(Live now, Instant due) {
        Subscription subscription = now.subscription();
        boolean wasStarted = subscription.isStarted();
        Instant silent = subscription.silentUntil();
        Instant until = wasStarted || silent.isBefore(due) ? silent : due;
        Optional<Connection.Event> event = now.connection().next(Duration.between(clock.instant(), until));
        if (event.isPresent()) {
            subscription.take(event.get(), clock.instant()).ifPresent(now.connection()::send);
        } else {
            subscription.expire(clock.instant());
        }
        pushed = Math.max(pushed, subscription.count());
        if (!wasStarted && subscription.isStarted()) {
            // Others may have written since the last listing.
            isListingDue = true;
            isToldOf = false;
            trouble = Optional.empty();
        }
        if (subscription.isEnded()) {
            // Tells the reason, if it is one for the listing, too.
            isListingDue |= subscription.isCancelled();
            now.connection().close();
            live = Optional.empty();
            failures = subscription.lasted(LONGEST_BACKOFF, clock.instant()) ? 0 : failures;
            retryLater(subscription.ended());
        }
    }

    private void retryLater(String reason) {
        Duration longest = FIRST_BACKOFF.multipliedBy(1L << Math.min(failures, 6));
        long millis = (longest.compareTo(LONGEST_BACKOFF) > 0 ? LONGEST_BACKOFF : longest).toMillis();
        nextAttempt = clock.instant()
                .plusMillis(millis / 2 + ThreadLocalRandom.current().nextLong(millis / 2 + 1));
        failures++;
        trouble = Optional.of(reason);
    }

    private Optional<String> news() {
        Optional<String> news = isToldOf ? Optional.empty() : trouble;
        isToldOf |= news.isPresent();
        return news;
    }

    @Override
    public void close() {
        live.ifPresent(now -> {
            now.connection().send(Subscription.stop());
            now.connection().close();
        });
        live = Optional.empty();
    }
}
