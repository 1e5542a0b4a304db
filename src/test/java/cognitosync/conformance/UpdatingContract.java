package cognitosync.conformance;

import static cognitosync.conformance.Operation.DescribeDataset;
import static cognitosync.conformance.Operation.ListRecords;
import static cognitosync.conformance.Operation.UpdateRecords;
import static cognitosync.conformance.Patches.remove;
import static cognitosync.conformance.Patches.replace;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** What {@code UpdateRecords} takes, and what it makes of it. */
interface UpdatingContract {

    @ContractTest(
            operations = {ListRecords, UpdateRecords},
            vectors = 2,
            rules = {1, 2, 14})
    default void updateRecords_forTheFirstTime_makesTheDatasetAtOne(Device device) {
        List<Entry> written = device.update("d", replace("k", "v", 0));
        assertThat(written).extracting(Entry::brief).containsExactly("k=v@1");
        Listing listing = device.list("d");
        assertThat(listing.exists()).isTrue();
        assertThat(listing.syncCount()).isEqualTo(1);
        assertThat(listing.count()).isEqualTo(1);
        assertThat(listing.records()).isEqualTo(written);
    }

    @ContractTest(
            operations = {ListRecords, UpdateRecords},
            vectors = 4,
            rules = {2, 14})
    default void updateRecords_withSeveralPatches_countsOnce(Device device) {
        device.update("d", replace("a", "1", 0));
        device.update("d", replace("a", "2", 1));
        assertThat(device.update("d", replace("b", "x", 0), remove("a", 2)))
                .extracting(Entry::brief)
                .containsExactlyInAnyOrder("b=x@3", "a=(removed)@3");
        assertThat(device.list("d").syncCount()).isEqualTo(3);
    }

    @ContractTest(
            operations = {ListRecords, UpdateRecords},
            vectors = 5,
            rules = {6, 7, 9})
    default void updateRecords_withStaleSyncCount_conflictsAndWritesNothing(Device device) {
        device.update("d", replace("k", "v", 0));
        String token = device.token("d");
        assertThat(device.refusedUpdate(
                                409,
                                "ResourceConflictException",
                                token,
                                "d",
                                replace("other", "x", 0),
                                replace("k", "w", 0))
                        .message())
                .isEqualTo("Current SyncCount for: k is: 1 not: 0");
        Listing after = device.list("d");
        assertThat(after.brief()).containsExactly("k=v@1");
        assertThat(after.syncCount()).isEqualTo(1);
        assertThat(device.updateWith(token, "d", replace("k", "w", 1)))
                .extracting(Entry::brief)
                .containsExactly("k=w@2");
    }

    @ContractTest(
            operations = {ListRecords, UpdateRecords},
            vectors = 6,
            rules = 7)
    default void updateRecords_withAHigherSyncCount_isTaken(Device device) {
        device.update("d", replace("k", "v", 0));
        assertThat(device.update("d", replace("k", "w", 2)))
                .extracting(Entry::brief)
                .containsExactly("k=w@2");
        assertThat(device.update("d", replace("new", "x", 2)))
                .extracting(Entry::brief)
                .containsExactly("new=x@3");
    }

    @ContractTest(
            operations = {ListRecords, UpdateRecords, DescribeDataset},
            vectors = 7,
            rules = 10)
    default void updateRecords_removing_leavesATombstoneThatCanBeFilledAgain(Device device) {
        device.update("d", replace("k", "v", 0));
        assertThat(device.update("d", remove("k", 1))).singleElement().satisfies(record -> {
            assertThat(record.value()).isEmpty();
            assertThat(record.syncCount()).isEqualTo(2);
        });
        assertThat(device.list("d").brief()).containsExactly("k=(removed)@2");
        assertThat(device.ok(DescribeDataset, Map.of("DatasetName", "d"))
                        .at("/Dataset/DatasetName")
                        .textValue())
                .isEqualTo("d");
        assertThat(device.update("d", replace("k", "again", 2)))
                .extracting(Entry::brief)
                .containsExactly("k=again@3");
    }

    @ContractTest(
            operations = {ListRecords, UpdateRecords},
            rules = 10)
    default void updateRecords_removingWithAValue_removes(Device device) {
        device.update("d", replace("k", "v", 0));
        assertThat(device.update("d", remove("k", 1).put("Value", "")))
                .extracting(Entry::brief)
                .containsExactly("k=(removed)@2");
    }

    @ContractTest(
            operations = {ListRecords, UpdateRecords},
            rules = 13)
    default void updateRecords_keepsDatesToTheMillisecondAndTellsWhoWrote(Device device) {
        BigDecimal onDevice = new BigDecimal("1412974057.151");
        Instant before = InstantSource.system().instant();
        device.update("d", replace("k", "v", 0).put("DeviceLastModifiedDate", onDevice));
        Listing listing = device.list("d");
        assertThat(listing.lastModifiedBy()).contains(device.accountId());
        assertThat(listing.records()).singleElement().satisfies(record -> {
            assertThat(record.json().get("DeviceLastModifiedDate").decimalValue())
                    .isEqualByComparingTo(onDevice);
            assertThat(record.lastModifiedBy()).contains(device.accountId());
            assertThat(Instant.ofEpochMilli(
                            record.lastModifiedDate().movePointRight(3).longValueExact()))
                    .isBetween(
                            before.truncatedTo(ChronoUnit.MILLIS),
                            InstantSource.system().instant());
        });
    }

    @ContractTest(operations = {ListRecords, UpdateRecords})
    default void updateRecords_withoutADeviceDate_givesNone(Device device) {
        assertThat(device.update("d", replace("k", "v", 0))).singleElement().satisfies(record -> assertThat(
                        record.json().has("DeviceLastModifiedDate"))
                .isFalse());
    }

    @ContractTest(operations = {ListRecords, UpdateRecords})
    default void updateRecords_keepsEveryCharacter(Device device) {
        String text = "é € 𝄞 \"quoted\" \\ \n\t / & < > \u2028 end";
        device.update("d", replace(text, text, 0));
        assertThat(device.list("d").records()).singleElement().satisfies(record -> {
            assertThat(record.key()).isEqualTo(text);
            assertThat(record.value()).contains(text);
        });
    }
}
