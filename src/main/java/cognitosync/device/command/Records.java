package cognitosync.device.command;

import cognitosync.device.remote.DatasetClient;
import cognitosync.device.remote.OptimisticWrite;
import cognitosync.device.remote.Patch;
import cognitosync.device.remote.RemoteRecord;
import cognitosync.device.remote.SizeLimit;
import cognitosync.device.remote.Snapshot;
import cognitosync.device.sync.Edit;
import cognitosync.device.sync.Limits;
import cognitosync.device.sync.LocalCopy;
import cognitosync.device.sync.State;
import cognitosync.device.time.Pauses;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The records of one dataset, in Cognito Sync or in the offline copy. */
sealed interface Records {
    /** All records that have a value. */
    List<RecordView> list();

    /** The record of that key, where it has a value. */
    Optional<RecordView> get(String key);

    /** Sets a value, and returns what was written. */
    List<RecordView> set(String key, String value);

    /** Removes a record, and returns what was written: nothing if there is no such record. */
    List<RecordView> remove(String key);

    /**
     * In Cognito Sync.
     *
     * @param client of the identity
     * @param dataset whose records
     * @param clock of this device
     * @param pauses between two attempts of a write
     */
    record Online(DatasetClient client, String dataset, InstantSource clock, Pauses pauses) implements Records {
        @Override
        public List<RecordView> list() {
            return client.list(dataset, 0).live().stream()
                    .map(RecordView::online)
                    .toList();
        }

        @Override
        public Optional<RecordView> get(String key) {
            return client.list(dataset, 0)
                    .record(key)
                    .filter(record -> record.value().isPresent())
                    .map(RecordView::online);
        }

        @Override
        public List<RecordView> set(String key, String value) {
            return write(snapshot -> {
                long count = snapshot.record(key).map(RemoteRecord::syncCount).orElse(0L);
                return List.of(new Patch(key, Optional.of(value), count, clock.instant()));
            });
        }

        @Override
        public List<RecordView> remove(String key) {
            return write(snapshot -> snapshot.record(key)
                    .filter(record -> record.value().isPresent())
                    .map(record -> new Patch(key, Optional.empty(), record.syncCount(), clock.instant()))
                    .map(List::of)
                    .orElseGet(List::of));
        }

        private List<RecordView> write(Function<Snapshot, List<Patch>> changes) {
            return new OptimisticWrite(client, dataset, pauses)
                    .write(changes).stream().map(RecordView::online).toList();
        }
    }

    /**
     * In the offline copy, without a network.
     *
     * @param copy the copy
     * @param clock of this device
     * @param limit of the backend
     * @param owner identity id
     */
    record Offline(LocalCopy copy, InstantSource clock, SizeLimit limit, String owner) implements Records {
        @Override
        public List<RecordView> list() {
            State state = copy.state();
            return state.values().entrySet().stream()
                    .map(record -> RecordView.offline(
                            record.getKey(), Optional.of(record.getValue()), state.isWaiting(record.getKey())))
                    .toList();
        }

        @Override
        public Optional<RecordView> get(String key) {
            State state = copy.state();
            return state.get(key).map(value -> RecordView.offline(key, Optional.of(value), state.isWaiting(key)));
        }

        @Override
        public List<RecordView> set(String key, String value) {
            Edit edit = Edit.set(value, clock.instant());
            copy.change(state -> Limits.checkGrowth(state, state.edited(key, edit), limit, owner));
            return List.of(RecordView.offline(key, edit.value(), true));
        }

        @Override
        public List<RecordView> remove(String key) {
            if (copy.state().get(key).isEmpty()) {
                return List.of();
            }
            Edit edit = Edit.removal(clock.instant());
            copy.change(state -> state.edited(key, edit));
            return List.of(RecordView.offline(key, edit.value(), true));
        }
    }
}
