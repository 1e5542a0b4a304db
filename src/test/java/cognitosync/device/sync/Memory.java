package cognitosync.device.sync;

import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A copy in memory. */
final class Memory implements LocalCopy {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private DatasetState state = DatasetState.EMPTY;

    @Override
    public DatasetState state() {
        return state;
    }

    @Override
    public DatasetState change(UnaryOperator<DatasetState> change) {
        state = change.apply(state);
        return state;
    }

    /** Writes here; null removes. */
    void write(String key, String value) {
        change(before -> before.edited(key, Optional.ofNullable(value), NOW));
    }
}
