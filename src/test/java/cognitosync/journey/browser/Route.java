package cognitosync.journey.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** What happens to a call on its way. */
@FunctionalInterface
public interface Route {

    /** Straight to where it is addressed. */
    Route STRAIGHT = (call, destination) -> Optional.of(destination.get());

    /** Nothing gets through. */
    Route CUT = (call, destination) -> Optional.empty();

    /** What is asked arrives, and is done; the answer does not come back. */
    Route ANSWERS_LOST = (call, destination) -> Optional.of(destination.get()).filter(answer -> false);

    /** Such calls are accepted and never answered; nothing of them arrives. */
    static Route silentFor(Predicate<Call> calls) {
        return (call, destination) -> {
            if (calls.test(call)) {
                awaitEndOfNetwork();
            }
            return Optional.of(destination.get());
        };
    }

    /** Such calls arrive, and of what is answered half of the body comes back. */
    static Route stallingFor(Predicate<Call> calls) {
        return (call, destination) ->
                Optional.of(calls.test(call) ? destination.get().stalled() : destination.get());
    }

    /** Comes back by an exception only. */
    static void awaitEndOfNetwork() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("The network was closed", e));
        }
    }

    /**
     * Lets a call through or answers in its place.
     *
     * @param destination passes the call on, and gives what is answered there
     * @return empty: the connection ends without an answer
     */
    Optional<Answer> take(Call call, Supplier<Answer> destination);
}
