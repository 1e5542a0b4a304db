package cognitosync.device.remote;

import java.time.Duration;
import java.util.Optional;

/** Waits for changes of a dataset. */
@FunctionalInterface
public interface Following extends AutoCloseable {
    /**
     * Returns when a listing is due: after the pause, or, while the backend pushes changes, after the next change.
     *
     * @param known the dataset's count in the last listing; a change up to it is not waited for
     * @param pause between two polls
     * @return why changes are not pushed any longer, where that is new
     */
    Optional<String> await(long known, Duration pause);

    @Override
    default void close() {}
}
