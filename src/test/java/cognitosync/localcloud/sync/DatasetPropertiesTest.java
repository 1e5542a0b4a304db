package cognitosync.localcloud.sync;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.sync.dataset.Dataset;
import cognitosync.localcloud.sync.dataset.Dataset.DatasetRecord;
import cognitosync.localcloud.sync.dataset.DatasetState;
import cognitosync.localcloud.sync.dataset.Edit;
import cognitosync.localcloud.sync.dataset.Edit.RecordPatch;
import cognitosync.localcloud.sync.dataset.Edit.UpdateOutcome;
import cognitosync.localcloud.sync.dataset.SyncLimits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Random histories, each from a seed that a failure names, against the rules stated independently of the engine. */
class DatasetPropertiesTest {
    private static final int HISTORIES = 300;
    private static final int STEPS = 60;
    private static final SyncLimits SMALL =
            new SyncLimits(20, 6, 60, 128, 1_024, 1_048_575, 1_024, SyncLimits.AWS.sessionLifetime());

    @Test
    void randomHistories_keepEveryRule() {
        int taken = 0;
        int conflicts = 0;
        int exceeded = 0;
        for (int seed = 0; seed < HISTORIES; seed++) {
            Random random = new Random(seed);
            Dataset dataset = new Dataset(DatasetState.NEVER_WRITTEN, 0, Map.of());
            for (int step = 0; step < STEPS; step++) {
                String where = "seed " + seed + " step " + step;
                if (random.nextInt(25) == 0) {
                    long before = dataset.state().syncCount();
                    dataset = new Dataset(dataset.state().deleted(Instant.EPOCH), 0, Map.of());
                    assertThat(dataset.state().syncCount()).as(where).isGreaterThan(before);
                    continue;
                }
                List<RecordPatch> patches = patches(random, dataset);
                UpdateOutcome outcome = dataset.update(new Edit(patches, "d", Instant.ofEpochSecond(step)), SMALL);
                assertThat(outcome instanceof UpdateOutcome.Conflict)
                        .as("%s: a new value with a lower count, and only that, conflicts", where)
                        .isEqualTo(isStale(dataset, patches));
                if (outcome instanceof UpdateOutcome.Updated updated) {
                    dataset = checked(where, dataset, patches, updated);
                    taken++;
                } else if (outcome instanceof UpdateOutcome.Conflict) {
                    conflicts++;
                } else {
                    exceeded++;
                }
            }
        }
        assertThat(List.of(taken, conflicts, exceeded))
                .as("the histories reach every outcome")
                .allMatch(n -> n > 500);
    }

    private static Dataset checked(
            String where, Dataset before, List<RecordPatch> patches, UpdateOutcome.Updated updated) {
        assertThat(updated.state().syncCount())
                .as(where)
                .isEqualTo(before.state().syncCount() + 1);
        assertThat(updated.records()).as(where).hasSameSizeAs(patches);
        assertThat(updated.records())
                .as(where)
                .allMatch(r -> r.syncCount() == updated.state().syncCount());
        Map<String, DatasetRecord> records = new HashMap<>(before.records());
        updated.records().forEach(record -> records.put(record.key(), record));
        assertThat(updated.state().numRecords()).as(where).isEqualTo((int)
                records.values().stream().filter(r -> !r.isTombstone()).count());
        assertThat(updated.state().numTombstones()).as(where).isEqualTo((int)
                records.values().stream().filter(DatasetRecord::isTombstone).count());
        assertThat(updated.state().dataStorage())
                .as(where)
                .isEqualTo(records.values().stream()
                        .filter(r -> !r.isTombstone())
                        .mapToLong(
                                r -> r.key().length() + r.value().orElseThrow().length())
                        .sum());
        assertThat(records.size()).as(where).isLessThanOrEqualTo(SMALL.recordsPerDataset());
        assertThat(updated.state().dataStorage()).as(where).isLessThanOrEqualTo(SMALL.dataStorage());
        return new Dataset(updated.state(), 0, records);
    }

    private static boolean isStale(Dataset dataset, List<RecordPatch> patches) {
        return patches.stream().anyMatch(patch -> {
            DatasetRecord record = dataset.records().get(patch.key());
            return record != null
                    && record.syncCount() > patch.syncCount()
                    && !record.value().equals(patch.value());
        });
    }

    private static List<RecordPatch> patches(Random random, Dataset dataset) {
        Map<String, RecordPatch> patches = new TreeMap<>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            String key = "k" + random.nextInt(8);
            DatasetRecord known = dataset.records().get(key);
            long syncCount =
                    (known == null ? 0 : known.syncCount()) + (random.nextInt(8) == 0 ? -1 : random.nextInt(2));
            patches.put(
                    key,
                    random.nextInt(4) == 0
                            ? RecordPatch.remove(key, syncCount)
                            : RecordPatch.replace(key, "v".repeat(random.nextInt(20)), syncCount));
        }
        return new ArrayList<>(patches.values());
    }
}
