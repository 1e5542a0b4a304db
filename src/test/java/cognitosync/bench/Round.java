package cognitosync.bench;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/**
 * One load on one server; of several, the median counts, because others may be at work on the machine.
 *
 * @param measured what the clients saw
 * @param processorMicros what the server had of the processors for each answer
 */
record Round(Measured measured, long processorMicros) {
    static Round of(ServerProcess server, Supplier<Measured> load) {
        Duration before = server.processorTime();
        Measured measured = load.get();
        return new Round(measured, server.processorTime().minus(before).toNanos() / 1_000 / measured.count());
    }

    /** The one in the middle, by rate. */
    static Round median(List<Round> rounds) {
        List<Round> byRate = rounds.stream()
                .sorted(Comparator.comparingDouble(round -> round.measured().rate()))
                .toList();
        return byRate.get(byRate.size() / 2);
    }
}
