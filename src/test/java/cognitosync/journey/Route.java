package cognitosync.journey;

import java.util.Optional;
import java.util.function.Supplier;

/** What happens to a call on its way. */
@FunctionalInterface
interface Route {

    /** Straight to where it is addressed. */
    Route STRAIGHT = (call, destination) -> Optional.of(destination.get());

    /** Nothing gets through. */
    Route CUT = (call, destination) -> Optional.empty();

    /** What is asked arrives, and is done; the answer does not come back. */
    Route ANSWERS_LOST = (call, destination) -> Optional.of(destination.get()).filter(answer -> false);

    /**
     * Lets a call through or answers in its place.
     *
     * @param destination passes the call on, and gives what is answered there
     * @return empty: the connection ends without an answer
     */
    Optional<Answer> take(Call call, Supplier<Answer> destination);
}
