package cognitosync.localcloud.appsync.realtime;

import cognitosync.localcloud.appsync.realtime.Subscriptions.Heartbeat;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Timer;
import java.util.TimerTask;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets connections do what is due, every second. There is a thread only while there are connections. */
final class HeartbeatThread implements Heartbeat {
    private static final Logger LOG = LoggerFactory.getLogger(HeartbeatThread.class);
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final InstantSource clock;
    private final Predicate<String> isApi;
    private Optional<Timer> timer = Optional.empty();

    /**
     * It does not beat yet.
     *
     * @param isApi whether the API of that id is still there
     */
    HeartbeatThread(InstantSource clock, Predicate<String> isApi) {
        this.clock = clock;
        this.isApi = isApi;
    }

    @Override
    public synchronized void begin(Subscriptions subscriptions) {
        if (timer.isPresent()) {
            return;
        }
        Timer started = new Timer("appsync-realtime", true);
        TimerTask beat = new TimerTask() {
            @Override
            public void run() {
                beat(subscriptions);
            }
        };
        started.schedule(beat, INTERVAL.toMillis(), INTERVAL.toMillis());
        timer = Optional.of(started);
    }

    private void beat(Subscriptions subscriptions) {
        try {
            subscriptions.tick(clock.instant(), isApi);
        } catch (RuntimeException e) {
            // An exception would end every later beat as well.
            LOG.error("Connections could not be kept alive", e);
        }
    }

    @Override
    public synchronized void endIf(BooleanSupplier isIdle) {
        if (isIdle.getAsBoolean()) {
            timer.ifPresent(Timer::cancel);
            timer = Optional.empty();
        }
    }
}
