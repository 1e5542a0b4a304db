package cognitosync.localcloud.sync.dataset;

import java.util.List;

/** What an edit changes, or why it is refused. */
public sealed interface UpdateOutcome {
    /** Whether there is anything to store. */
    default boolean changesSomething() {
        return false;
    }

    /**
     * The edit is taken, once this is stored.
     *
     * @param state the dataset afterwards
     * @param records every patched record as it is now, in the order of the patches
     */
    record Updated(DatasetState state, List<DatasetRecord> records) implements UpdateOutcome {
        /** Takes a copy. */
        public Updated {
            records = List.copyOf(records);
        }

        @Override
        public boolean changesSomething() {
            return !records.isEmpty();
        }
    }

    /**
     * A device changed a record that another one had changed since; nothing is taken.
     *
     * @param message names the first such record
     */
    record Conflict(String message) implements UpdateOutcome {}

    /**
     * The dataset would grow beyond a limit; nothing is taken.
     *
     * @param message names the limit
     */
    record LimitExceeded(String message) implements UpdateOutcome {}

    /**
     * The edit makes no sense; nothing is taken.
     *
     * @param message says why
     */
    record Invalid(String message) implements UpdateOutcome {}
}
