package cognitosync.localcloud.sync.store;

import static cognitosync.localcloud.sync.store.DatasetStore.Requirement.ACTIVE_IDENTITY;
import static cognitosync.localcloud.sync.store.DatasetStore.Requirement.NONE;
import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.store.DatabaseFixture;
import cognitosync.localcloud.sync.CognitoSync;
import cognitosync.localcloud.sync.dataset.Dataset;
import cognitosync.localcloud.sync.dataset.Dataset.DatasetRecord;
import cognitosync.localcloud.sync.dataset.DatasetState;
import cognitosync.localcloud.sync.dataset.DatasetState.DatasetId;
import cognitosync.localcloud.sync.dataset.Edit;
import cognitosync.localcloud.sync.dataset.Edit.RecordPatch;
import cognitosync.localcloud.sync.dataset.Edit.UpdateOutcome;
import cognitosync.localcloud.sync.dataset.SyncLimits;
import cognitosync.localcloud.sync.store.SyncSessionTokens.SyncSession;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What every {@link DatasetStore} must do. */
class DatasetStoreTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final DatasetId PREFERENCE = new DatasetId("eu-west-1:a", "eu-west-1:b", "preference");

    @AutoClose
    private final DatabaseFixture disk = new DatabaseFixture(CognitoSync.schema());

    private final Set<String> gone = new HashSet<>();
    private final AtomicInteger sessions = new AtomicInteger();
    private Database database = disk.database();
    private DatasetStore store = open();

    private DatasetStore open() {
        return new SqliteDatasetStore(
                database, new SyncDataLifecycle(database).cache(), (poolId, id) -> !gone.contains(id));
    }

    @Test
    void load_ofNothing_isADatasetNeverWritten() {
        assertThat(store.load(PREFERENCE, Set.of("k")).state()).isEqualTo(DatasetState.NEVER_WRITTEN);
        assertThat(store.state(PREFERENCE)).isEqualTo(DatasetState.NEVER_WRITTEN);
        assertThat(list(0)).isEmpty();
    }

    @Test
    void apply_thenLoad_givesBackWhatWasStored() {
        DatasetRecord strange = new DatasetRecord(
                "a\u0000b \uD83D\uDE00 '",
                Optional.of("line\n\u0000\uD83D\uDE00"),
                1,
                NOON,
                "device",
                Optional.of(NOON.plusMillis(7)));
        DatasetState state = new DatasetState(true, 1, 0, NOON, NOON, "device", 1, 0, 30);
        Dataset before = store.load(PREFERENCE, Set.of());
        assertThat(store.apply(PREFERENCE, before, new UpdateOutcome.Updated(state, List.of(strange)), session(), NONE))
                .isEqualTo(DatasetStore.Applied.APPLIED);
        Dataset loaded = store.load(PREFERENCE, Set.of(strange.key(), "a"));
        assertThat(loaded.state()).isEqualTo(state);
        assertThat(loaded.records()).containsOnlyKeys(strange.key()).containsValue(strange);
        assertThat(store.list(PREFERENCE, 0, Optional.empty(), 10).records()).containsExactly(strange);
    }

    @Test
    void apply_afterAnotherChange_changesNothingAndSpendsNothing() {
        Dataset before = store.load(PREFERENCE, Set.of("k"));
        write(RecordPatch.replace("k", "first", 0));
        SyncSession session = session();
        UpdateOutcome.Updated change = updated(before, RecordPatch.replace("k", "second", 0));
        assertThat(store.apply(PREFERENCE, before, change, session, NONE))
                .isEqualTo(DatasetStore.Applied.COUNT_CHANGED);
        assertThat(list(0)).extracting(r -> r.value().orElseThrow()).containsExactly("first");
        assertThat(store.isSpent(session)).isFalse();
    }

    @Test
    void apply_requiringAnIdentityThatIsGone_changesNothingAndSpendsNothing() {
        Dataset before = store.load(PREFERENCE, Set.of("k"));
        SyncSession session = session();
        UpdateOutcome.Updated change = updated(before, RecordPatch.replace("k", "v", 0));
        gone.add(PREFERENCE.identityId());
        assertThat(store.apply(PREFERENCE, before, change, session, ACTIVE_IDENTITY))
                .isEqualTo(DatasetStore.Applied.IDENTITY_GONE);
        assertThat(list(0)).isEmpty();
        assertThat(store.isSpent(session)).isFalse();
        assertThat(store.apply(PREFERENCE, before, change, session, NONE)).isEqualTo(DatasetStore.Applied.APPLIED);
    }

    @Test
    void apply_inASpentSession_changesNothing() {
        SyncSession session = session();
        Dataset before = store.load(PREFERENCE, Set.of("k"));
        assertThat(store.isSpent(session)).isFalse();
        store.apply(PREFERENCE, before, updated(before, RecordPatch.replace("k", "1", 0)), session, NONE);
        assertThat(store.isSpent(session)).isTrue();
        Dataset again = store.load(PREFERENCE, Set.of("k"));
        assertThat(store.apply(PREFERENCE, again, updated(again, RecordPatch.replace("k", "2", 1)), session, NONE))
                .isEqualTo(DatasetStore.Applied.SESSION_SPENT);
        assertThat(list(0)).extracting(r -> r.value().orElseThrow()).containsExactly("1");
    }

    @Test
    void apply_makingADatasetWhileAnotherIsMade_isDecidedAgain() {
        Dataset before = store.load(PREFERENCE, Set.of());
        DatasetId other = new DatasetId("eu-west-1:a", "eu-west-1:b", "other");
        Dataset none = store.load(other, Set.of());
        store.apply(other, none, updated(none, RecordPatch.replace("k", "v", 0)), session(), NONE);
        assertThat(store.apply(PREFERENCE, before, updated(before, RecordPatch.replace("k", "v", 0)), session(), NONE))
                .isEqualTo(DatasetStore.Applied.COUNT_CHANGED);
        assertThat(store.load(PREFERENCE, Set.of()).siblings()).isEqualTo(1);
    }

    @Test
    void apply_forgetsSpentSessionsOnceTheyExpired() {
        SyncSession old = new SyncSession(PREFERENCE, "old", NOON.minusMillis(1));
        Dataset before = store.load(PREFERENCE, Set.of());
        store.apply(PREFERENCE, before, updated(before, RecordPatch.replace("k", "1", 0)), old, NONE);
        assertThat(store.isSpent(old)).isTrue();
        write(RecordPatch.replace("k", "2", 1));
        assertThat(store.isSpent(old)).isFalse();
    }

    @Test
    void list_isOrderedByCountThenKeyAndFiltered() {
        write(RecordPatch.replace("c", "1", 0), RecordPatch.replace("a", "1", 0));
        write(RecordPatch.replace("b", "1", 0));
        write(RecordPatch.remove("a", 1));
        assertThat(list(0)).extracting(DatasetRecord::key).containsExactly("c", "b", "a");
        assertThat(list(1)).extracting(DatasetRecord::key).containsExactly("b", "a");
        assertThat(list(3)).isEmpty();
        assertThat(list(-5)).hasSize(3);
        assertThat(list(Long.MIN_VALUE)).hasSize(3);
    }

    @Test
    void list_inPages_missesNoRecordThatChangesBetweenThem() {
        write(RecordPatch.replace("a", "1", 0), RecordPatch.replace("b", "1", 0), RecordPatch.replace("c", "1", 0));
        RecordPage first = store.list(PREFERENCE, 0, Optional.empty(), 2);
        assertThat(first.records()).extracting(DatasetRecord::key).containsExactly("a", "b");
        write(RecordPatch.replace("a", "2", 1));
        RecordPage second = store.list(PREFERENCE, 0, first.next(), 2);
        assertThat(second.records()).extracting(DatasetRecord::key).containsExactly("c", "a");
        assertThat(second.state().syncCount()).isEqualTo(2);
        assertThat(second.next()).isEmpty();
    }

    @Test
    void delete_keepsTheCounterAndNothingElse() {
        write(RecordPatch.replace("k", "v", 0));
        DatasetState before = store.state(PREFERENCE);
        assertThat(store.delete(PREFERENCE, before, NOON)).isEqualTo(DatasetStore.Applied.APPLIED);
        assertThat(store.state(PREFERENCE)).isEqualTo(before.deleted(NOON));
        assertThat(list(0)).isEmpty();
        assertThat(store.datasets("eu-west-1:a", "eu-west-1:b", "", 10)).isEmpty();
        assertThat(store.delete(PREFERENCE, before, NOON)).isEqualTo(DatasetStore.Applied.COUNT_CHANGED);
        write(RecordPatch.replace("baz", "v", 2));
        assertThat(list(0))
                .extracting(DatasetRecord::key, DatasetRecord::syncCount)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("baz", 3L));
        assertThat(store.load(PREFERENCE, Set.of("k")).records())
                .as("the old record")
                .isEmpty();
    }

    @Test
    void datasets_areThoseOfTheIdentityInThatPoolByName() {
        for (String name : List.of("b", "a", "c")) {
            writeTo(new DatasetId("eu-west-1:a", "eu-west-1:b", name));
        }
        writeTo(new DatasetId("eu-west-1:a", "eu-west-1:c", "other identity"));
        writeTo(new DatasetId("eu-west-1:b", "eu-west-1:b", "other pool"));
        assertThat(store.datasets("eu-west-1:a", "eu-west-1:b", "", 10))
                .extracting(dataset -> dataset.id().datasetName())
                .containsExactly("a", "b", "c");
        assertThat(store.datasets("eu-west-1:a", "eu-west-1:b", "a", 1))
                .extracting(dataset -> dataset.id().datasetName())
                .containsExactly("b");
    }

    @Test
    void reopened_hasEverything() {
        write(RecordPatch.replace("k", "v", 0));
        SyncSession session = session();
        Dataset before = store.load(PREFERENCE, Set.of("k"));
        store.apply(PREFERENCE, before, updated(before, RecordPatch.replace("k", "w", 1)), session, NONE);
        byte[] key = SyncSessionTokens.key(database, new java.security.SecureRandom());
        disk.reopen();
        database = disk.database();
        store = open();
        assertThat(list(0)).extracting(r -> r.value().orElseThrow()).containsExactly("w");
        assertThat(store.isSpent(session)).isTrue();
        assertThat(SyncSessionTokens.key(database, new java.security.SecureRandom()))
                .as("the key of the tokens")
                .isEqualTo(key)
                .hasSize(32);
    }

    @Test
    void apply_racing_letsOneOfThemWin() throws Exception {
        int racers = 8;
        CyclicBarrier start = new CyclicBarrier(racers);
        List<DatasetStore.Applied> results = Collections.synchronizedList(new ArrayList<>());
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < racers; i++) {
            String value = "v" + i;
            Thread thread = new Thread(() -> {
                Dataset before = store.load(PREFERENCE, Set.of("k"));
                await(start);
                results.add(store.apply(
                        PREFERENCE, before, updated(before, RecordPatch.replace("k", value, 0)), session(), NONE));
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(results).hasSize(racers).containsOnlyOnce(DatasetStore.Applied.APPLIED);
        assertThat(store.state(PREFERENCE).syncCount()).isEqualTo(1);
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException | java.util.concurrent.BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }

    private SyncSession session() {
        return new SyncSession(PREFERENCE, "nonce " + sessions.incrementAndGet(), NOON.plusSeconds(3_600));
    }

    private List<DatasetRecord> list(long after) {
        return store.list(PREFERENCE, after, Optional.empty(), 1_024).records();
    }

    private void writeTo(DatasetId id) {
        Dataset before = store.load(id, Set.of());
        assertThat(store.apply(id, before, updated(before, RecordPatch.replace("k", "v", 0)), session(), NONE))
                .isEqualTo(DatasetStore.Applied.APPLIED);
    }

    private void write(RecordPatch... patches) {
        Dataset before = store.load(PREFERENCE, Set.of("a", "b", "c", "k", "baz"));
        assertThat(store.apply(PREFERENCE, before, updated(before, patches), session(), NONE))
                .isEqualTo(DatasetStore.Applied.APPLIED);
    }

    private static UpdateOutcome.Updated updated(Dataset before, RecordPatch... patches) {
        UpdateOutcome outcome = before.update(new Edit(List.of(patches), "device", NOON), SyncLimits.AWS);
        assertThat(outcome).isInstanceOf(UpdateOutcome.Updated.class);
        return (UpdateOutcome.Updated) outcome;
    }
}
