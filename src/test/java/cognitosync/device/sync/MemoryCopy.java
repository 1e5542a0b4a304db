package cognitosync.device.sync;

import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A copy in memory. */
public final class MemoryCopy implements LocalCopy {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private State state = State.EMPTY;

    @Override
    public State state() {
        return state;
    }

    @Override
    public State change(UnaryOperator<State> change) {
        state = change.apply(state);
        return state;
    }

    /** Writes here; null removes. */
    void write(String key, String value) {
        change(before -> before.edited(key, new Edit(Optional.ofNullable(value), NOW)));
    }
}
