package cognitosync.localcloud.sync.store;

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
import cognitosync.localcloud.sync.store.RecordPage.RecordPosition;
import cognitosync.localcloud.sync.store.SyncSessionTokens.SyncSession;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What is kept in memory beside what the database holds: a store that was never asked before has nothing in memory. */
class DatasetCacheTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final String POOL = "eu-west-1:11111111";
    private static final String ME = "eu-west-1:aaaaaaaa";
    private static final String GUEST = "eu-west-1:bbbbbbbb";
    private static final List<String> KEYS = List.of("a", "b", "\uD83D\uDE00", "\uFFFD");

    @AutoClose
    private final DatabaseFixture disk = new DatabaseFixture(CognitoSync.schema());

    private final Database database = disk.database();
    private final SyncDataLifecycle stored = new SyncDataLifecycle(database);
    private final DatasetStore store = new SqliteDatasetStore(database, stored.cache(), (poolId, identityId) -> true);
    private int sessions;

    @Test
    void list_afterAnyChange_isWhatTheDatabaseHolds() {
        for (long seed = 1; seed <= 4; seed++) {
            Random random = new Random(seed);
            for (int step = 0; step < 60; step++) {
                change(random);
                requireEqual(seed, step);
            }
        }
    }

    @Test
    void list_ofAnotherIdentity_hasNothingOfThisOne() {
        write(id(ME, "one"), "a", Optional.of("mine"));
        assertThat(list(id(ME, "one"))).hasSize(1);

        assertThat(list(id(GUEST, "one"))).isEmpty();
    }

    @Test
    void list_ofALargeDataset_keepsNothing() {
        DatasetId large = id(ME, "large");
        write(large, "a", Optional.of("x".repeat(20_000)));

        assertThat(list(large)).hasSize(1);

        assertThat(stored.cache().getIfPresent(large)).isEmpty();
    }

    @Test
    void list_ofMoreThanMemoryIsKeptFor_forgetsTheFirst() {
        for (int i = 0; i < 200; i++) {
            DatasetId id = id(ME + i, "one");
            write(id, "a", Optional.of("x".repeat(15_000)));
            list(id);
        }

        assertThat(stored.cache().getIfPresent(id(ME + 199, "one"))).isPresent();
        assertThat(stored.cache().getIfPresent(id(ME + 0, "one"))).isEmpty();
    }

    private void change(Random random) {
        String identity = random.nextBoolean() ? ME : GUEST;
        DatasetId id = id(identity, random.nextBoolean() ? "one" : "two");
        switch (random.nextInt(12)) {
            case 0 -> delete(id);
            case 1 -> stored.merge(POOL, GUEST, ME);
            case 2 -> stored.deleteIdentity(POOL, identity);
            case 3 -> delete(id(ME, id.datasetName() + "." + GUEST));
            default ->
                write(
                        id,
                        KEYS.get(random.nextInt(KEYS.size())),
                        random.nextInt(4) == 0 ? Optional.empty() : Optional.of("value " + random.nextInt(100)));
        }
    }

    private void requireEqual(long seed, int step) {
        DatasetStore unasked =
                new SqliteDatasetStore(database, new SyncDataLifecycle(database).cache(), (poolId, identityId) -> true);
        for (String identity : List.of(ME, GUEST)) {
            for (String name : List.of("one", "two", "one." + GUEST, "two." + GUEST)) {
                DatasetId id = id(identity, name);
                for (long after : new long[] {0, 1, 3}) {
                    for (int limit : new int[] {1, 2, 100}) {
                        assertThat(store.list(id, after, Optional.empty(), limit))
                                .as("%s of seed %d after step %d", id, seed, step)
                                .isEqualTo(unasked.list(id, after, Optional.empty(), limit))
                                .isEqualTo(read(id, after, limit));
                    }
                }
                assertThat(store.load(id, Set.copyOf(KEYS)))
                        .isEqualTo(new SqliteDatasetStore(
                                        database, new SyncDataLifecycle(database).cache(), (poolId, identityId) -> true)
                                .load(id, Set.copyOf(KEYS)));
            }
        }
    }

    // A place before every record: what is asked for from a place on is read from the database.
    private RecordPage read(DatasetId id, long after, int limit) {
        return store.list(id, after, Optional.of(new RecordPosition(0, "")), limit);
    }

    private List<DatasetRecord> list(DatasetId id) {
        return store.list(id, 0, Optional.empty(), 10).records();
    }

    private void write(DatasetId id, String key, Optional<String> value) {
        Dataset before = store.load(id, Set.of(key));
        long count = before.state().syncCount();
        UpdateOutcome outcome = before.update(
                new Edit(List.of(new RecordPatch(key, value, count, Optional.empty())), "device", NOON),
                SyncLimits.AWS);
        if (outcome instanceof UpdateOutcome.Updated updated) {
            assertThat(store.apply(id, before, updated, session(id), DatasetStore.Requirement.NONE))
                    .isEqualTo(DatasetStore.Applied.APPLIED);
        }
    }

    private void delete(DatasetId id) {
        DatasetState before = store.state(id);
        if (before.exists()) {
            assertThat(store.delete(id, before, NOON)).isEqualTo(DatasetStore.Applied.APPLIED);
        }
    }

    private SyncSession session(DatasetId id) {
        return new SyncSession(id, "nonce " + sessions++, NOON.plusSeconds(3_600));
    }

    private static DatasetId id(String identity, String name) {
        return new DatasetId(POOL, identity, name);
    }
}
