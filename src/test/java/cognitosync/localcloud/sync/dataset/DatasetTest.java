package cognitosync.localcloud.sync.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.sync.dataset.Dataset.DatasetRecord;
import cognitosync.localcloud.sync.dataset.Edit.RecordPatch;
import cognitosync.localcloud.sync.dataset.Edit.UpdateOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DatasetTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Dataset EMPTY = new Dataset(DatasetState.NEVER_WRITTEN, 0, Map.of());

    @Test
    void update_ofADatasetNeverWritten_makesItWithCountOne() {
        UpdateOutcome.Updated updated = updated(EMPTY, RecordPatch.replace("k", "v", 0));
        assertThat(updated.state().exists()).isTrue();
        assertThat(updated.state().syncCount()).isEqualTo(1);
        assertThat(updated.records()).singleElement().satisfies(record -> {
            assertThat(record.syncCount()).isEqualTo(1);
            assertThat(record.value()).contains("v");
            assertThat(record.lastModifiedBy()).isEqualTo("device");
            assertThat(record.lastModifiedDate()).isEqualTo(NOON);
        });
    }

    @Test
    void update_withSeveralPatches_raisesTheCounterByOneAndGivesEachRecordThatCount() {
        Dataset at1 = after(EMPTY, RecordPatch.replace("a", "1", 0));
        UpdateOutcome.Updated updated = updated(
                at1, RecordPatch.replace("b", "2", 0), RecordPatch.replace("c", "3", 0), RecordPatch.remove("a", 1));
        assertThat(updated.state().syncCount()).isEqualTo(2);
        assertThat(updated.records())
                .extracting(DatasetRecord::key, DatasetRecord::syncCount)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("b", 2L),
                        org.assertj.core.groups.Tuple.tuple("c", 2L),
                        org.assertj.core.groups.Tuple.tuple("a", 2L));
    }

    @Test
    void update_withALowerCountAndANewValue_conflictsInTheWordsThatClientsParse() {
        Dataset at1 = after(EMPTY, RecordPatch.replace("k", "v", 0));
        assertThat(outcome(at1, RecordPatch.replace("fresh", "x", 0), RecordPatch.replace("k", "w", 0)))
                .isEqualTo(new UpdateOutcome.Conflict("Current SyncCount for: k is: 1 not: 0"));
    }

    @Test
    void update_removingWithALowerCount_conflicts() {
        Dataset at1 = after(EMPTY, RecordPatch.replace("k", "v", 0));
        assertThat(outcome(at1, RecordPatch.remove("k", 0))).isInstanceOf(UpdateOutcome.Conflict.class);
    }

    @Test
    void update_withALowerCountAndTheSameValue_isTaken() {
        Dataset at1 = after(EMPTY, RecordPatch.replace("k", "v", 0));
        assertThat(updated(at1, RecordPatch.replace("k", "v", 0)).state().syncCount())
                .isEqualTo(2);
    }

    @Test
    void update_withAHigherCount_isTaken() {
        Dataset at1 = after(EMPTY, RecordPatch.replace("k", "v", 0));
        assertThat(updated(at1, RecordPatch.replace("k", "w", 2)).records())
                .singleElement()
                .extracting(DatasetRecord::syncCount)
                .isEqualTo(2L);
    }

    @Test
    void update_ofAnUnknownKeyWithAnyCount_isTaken() {
        Dataset at1 = after(EMPTY, RecordPatch.replace("k", "v", 0));
        assertThat(updated(at1, RecordPatch.replace("baz", "w", 1)).records()).hasSize(1);
        assertThat(updated(EMPTY, RecordPatch.remove("never", 0)).records())
                .singleElement()
                .satisfies(record -> assertThat(record.isTombstone()).isTrue());
    }

    @Test
    void remove_leavesATombstoneFromWhichTheKeyComesBack() {
        Dataset removed = after(after(EMPTY, RecordPatch.replace("k", "v", 0)), RecordPatch.remove("k", 1));
        assertThat(removed.records().get("k").value()).isEmpty();
        assertThat(removed.records().get("k").syncCount()).isEqualTo(2);
        assertThat(outcome(removed, RecordPatch.replace("k", "w", 1))).isInstanceOf(UpdateOutcome.Conflict.class);
        assertThat(updated(removed, RecordPatch.replace("k", "w", 2)).state().syncCount())
                .isEqualTo(3);
    }

    @Test
    void update_withoutPatches_changesNothing() {
        assertThat(updated(EMPTY)).isEqualTo(new UpdateOutcome.Updated(DatasetState.NEVER_WRITTEN, List.of()));
    }

    @Test
    void update_withOneKeyTwice_isInvalid() {
        assertThat(outcome(EMPTY, RecordPatch.replace("k", "v", 0), RecordPatch.remove("k", 0)))
                .isInstanceOfSatisfying(UpdateOutcome.Invalid.class, invalid -> assertThat(invalid.message())
                        .contains("k"));
    }

    @Test
    void update_beyondTheNumberOfRecords_isRefusedAndATombstoneMakesNoRoom() {
        List<RecordPatch> full = new ArrayList<>(IntStream.range(0, 1024)
                .mapToObj(i -> RecordPatch.replace("k" + i, "", 0))
                .toList());
        Dataset dataset = after(EMPTY, full.toArray(RecordPatch[]::new));
        assertThat(dataset.state().numRecords()).isEqualTo(1024);
        assertThat(outcome(dataset, RecordPatch.replace("one more", "", 0)))
                .isInstanceOf(UpdateOutcome.LimitExceeded.class);
        Dataset removed = after(dataset, RecordPatch.remove("k7", 1));
        assertThat(removed.state().numRecords()).isEqualTo(1023);
        assertThat(outcome(removed, RecordPatch.replace("one more", "", 0)))
                .isInstanceOf(UpdateOutcome.LimitExceeded.class);
        assertThat(updated(removed, RecordPatch.replace("k7", "back", 2))
                        .state()
                        .numRecords())
                .isEqualTo(1024);
    }

    @Test
    void update_toExactlyTheSizeLimit_isTakenAndOneByteMoreIsNot() {
        String fits = "x".repeat(1024 * 1024 - 4);
        // One character, two bytes in UTF-8.
        assertThat(updated(EMPTY, RecordPatch.replace("kk", fits.substring(1), 0), RecordPatch.replace("é", "x", 0))
                        .state()
                        .dataStorage())
                .isEqualTo(1024 * 1024);
        assertThat(outcome(EMPTY, RecordPatch.replace("kk", fits, 0), RecordPatch.replace("é", "x", 0)))
                .isInstanceOf(UpdateOutcome.LimitExceeded.class);
    }

    @Test
    void update_makingOneDatasetTooMany_isRefused() {
        Edit edit = edit(RecordPatch.replace("k", "v", 0));
        assertThat(new Dataset(DatasetState.NEVER_WRITTEN, 19, Map.of()).update(edit, SyncLimits.AWS))
                .isInstanceOf(UpdateOutcome.Updated.class);
        assertThat(new Dataset(DatasetState.NEVER_WRITTEN, 20, Map.of()).update(edit, SyncLimits.AWS))
                .isInstanceOfSatisfying(UpdateOutcome.LimitExceeded.class, limit -> assertThat(limit.message())
                        .contains("20 datasets"));
    }

    @Test
    void totals_followEveryChange() {
        Dataset dataset = after(EMPTY, RecordPatch.replace("key", "value", 0), RecordPatch.replace("gone", "x", 0));
        assertThat(dataset.state().dataStorage()).isEqualTo(8 + 5);
        Dataset later = after(dataset, RecordPatch.replace("key", "v", 1), RecordPatch.remove("gone", 1));
        assertThat(later.state().dataStorage()).isEqualTo(4);
        assertThat(later.state().numRecords()).isEqualTo(1);
        assertThat(later.state().numTombstones()).isEqualTo(1);
    }

    @Test
    void creationDate_staysAndLastModifiedDateMoves() {
        Dataset dataset = after(EMPTY, RecordPatch.replace("k", "v", 0));
        Instant later = NOON.plus(Duration.ofHours(1));
        UpdateOutcome.Updated updated = (UpdateOutcome.Updated)
                dataset.update(new Edit(List.of(RecordPatch.remove("k", 1)), "other", later), SyncLimits.AWS);
        assertThat(updated.state().creationDate()).isEqualTo(NOON);
        assertThat(updated.state().lastModifiedDate()).isEqualTo(later);
        assertThat(updated.state().lastModifiedBy()).isEqualTo("other");
    }

    @Test
    void deletion_takesANumberAndIsToldToThoseWhoSawTheDatasetBefore() {
        DatasetState written = after(EMPTY, RecordPatch.replace("k", "v", 0)).state();
        DatasetState deleted = written.deleted(NOON);
        assertThat(deleted.exists()).isFalse();
        assertThat(deleted.syncCount()).isEqualTo(2);
        assertThat(deleted.isDeletedAfter(1)).isTrue();
        assertThat(deleted.isDeletedAfter(2)).as("seen after the deletion").isFalse();
        assertThat(deleted.isDeletedAfter(0)).as("never seen").isFalse();
        DatasetState anew = after(new Dataset(deleted, 0, Map.of()), RecordPatch.replace("baz", "v", 2))
                .state();
        assertThat(anew.exists()).isTrue();
        assertThat(anew.syncCount()).isEqualTo(3);
        assertThat(anew.isDeletedAfter(1)).isTrue();
        assertThat(anew.isDeletedAfter(3)).isFalse();
    }

    @Test
    void knows_countsUpToTheCounterAndAnyCountOfADatasetThatIsGone() {
        DatasetState written = after(EMPTY, RecordPatch.replace("k", "v", 0)).state();
        assertThat(written.knows(1)).isTrue();
        assertThat(written.knows(2)).isFalse();
        assertThat(written.deleted(NOON).knows(99)).isTrue();
        assertThat(DatasetState.NEVER_WRITTEN.knows(99)).isTrue();
    }

    @Test
    void toString_hidesValues() {
        assertThat(after(EMPTY, RecordPatch.replace("k", "secret", 0)).toString())
                .doesNotContain("secret");
        assertThat(edit(RecordPatch.replace("k", "secret", 0)).toString()).doesNotContain("secret");
    }

    static Dataset after(Dataset dataset, RecordPatch... patches) {
        UpdateOutcome.Updated updated = updated(dataset, patches);
        Map<String, DatasetRecord> records = new HashMap<>(dataset.records());
        updated.records().forEach(record -> records.put(record.key(), record));
        return new Dataset(updated.state(), dataset.siblings(), records);
    }

    private static UpdateOutcome.Updated updated(Dataset dataset, RecordPatch... patches) {
        UpdateOutcome outcome = outcome(dataset, patches);
        assertThat(outcome).isInstanceOf(UpdateOutcome.Updated.class);
        return (UpdateOutcome.Updated) outcome;
    }

    private static UpdateOutcome outcome(Dataset dataset, RecordPatch... patches) {
        return dataset.update(edit(patches), SyncLimits.AWS);
    }

    private static Edit edit(RecordPatch... patches) {
        return new Edit(List.of(patches), "device", NOON);
    }

    @Test
    void deviceLastModifiedDate_isEchoed() {
        RecordPatch patch =
                new RecordPatch("k", Optional.of("v"), 0, Optional.of(Instant.ofEpochMilli(1_412_974_057_151L)));
        assertThat(updated(EMPTY, patch).records().get(0).deviceLastModifiedDate())
                .contains(Instant.ofEpochMilli(1_412_974_057_151L));
    }
}
