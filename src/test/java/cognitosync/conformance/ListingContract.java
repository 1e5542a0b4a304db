package cognitosync.conformance;

import static cognitosync.conformance.Operation.ListRecords;
import static cognitosync.conformance.Operation.UpdateRecords;
import static cognitosync.conformance.Patches.remove;
import static cognitosync.conformance.Patches.replace;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What {@code ListRecords} answers. */
interface ListingContract {

    @ContractTest(
            operations = ListRecords,
            vectors = 1,
            rules = {1, 4, 15})
    default void listRecords_ofANameNeverWritten_isAnAnswer(Device device) {
        Listing listing = device.list("preference");
        assertThat(listing.records()).isEmpty();
        assertThat(listing.count()).isZero();
        assertThat(listing.exists()).isFalse();
        assertThat(listing.deleted()).isFalse();
        assertThat(listing.syncCount()).isZero();
        assertThat(listing.token()).isNotEmpty();
        assertThat(listing.lastModifiedBy()).isEmpty();
        assertThat(listing.nextToken()).isEmpty();
    }

    @ContractTest(operations = ListRecords, rules = 4)
    default void listRecords_ofANameNeverWritten_fromAnyCount_isAnAnswer(Device device) {
        Listing listing = device.list("preference", Map.of("LastSyncCount", 37));
        assertThat(listing.exists()).isFalse();
        assertThat(listing.records()).isEmpty();
    }

    @ContractTest(
            operations = {ListRecords, UpdateRecords},
            vectors = 8,
            rules = 3)
    default void listRecords_fromACount_listsWhatCameAfterIt_tombstonesIncluded(Device device) {
        device.update("d", replace("first", "1", 0), replace("second", "2", 0));
        device.update("d", replace("third", "3", 0));
        device.update("d", remove("first", 1));
        assertThat(device.list("d").brief()).containsExactlyInAnyOrder("second=2@1", "third=3@2", "first=(removed)@3");
        assertThat(device.list("d", Map.of("LastSyncCount", 0)).brief()).hasSize(3);
        assertThat(device.list("d", Map.of("LastSyncCount", 1)).brief())
                .containsExactlyInAnyOrder("third=3@2", "first=(removed)@3");
        Listing upToDate = device.list("d", Map.of("LastSyncCount", 3));
        assertThat(upToDate.records()).isEmpty();
        assertThat(upToDate.count()).isZero();
        assertThat(upToDate.syncCount()).isEqualTo(3);
    }

    @ContractTest(
            operations = {ListRecords, UpdateRecords},
            vectors = 8,
            rules = 5)
    default void listRecords_fromACountNeverReached_isRefusedInTheWordsThatClientsParse(Device device) {
        device.update("d", replace("k", "v", 0));
        assertThat(device.refused(
                                400,
                                "InvalidParameterException",
                                ListRecords,
                                Map.of("DatasetName", "d", "LastSyncCount", 2))
                        .message())
                .isEqualTo("No such SyncCount: 2 exists for this Dataset");
    }

    @ContractTest(
            operations = {ListRecords, UpdateRecords},
            vectors = 11,
            rules = 16)
    default void listRecords_ofAFullDataset_isOnePage(Device device) {
        device.update("d", fullDataset());
        Listing listing = device.list("d");
        assertThat(listing.records()).hasSize(1_024);
        assertThat(listing.nextToken()).isEmpty();
        assertThat(device.list("d", Map.of("MaxResults", 5_000)).records()).hasSize(1_024);
    }

    private static ObjectNode[] fullDataset() {
        return IntStream.range(0, 1_024)
                .mapToObj(i -> replace("key" + i, "v", 0))
                .toArray(ObjectNode[]::new);
    }

    @ContractTest(
            operations = {ListRecords, UpdateRecords},
            vectors = 11)
    default void listRecords_oneRecordAPage_comesToAnEnd(Device device) {
        device.update("d", replace("a", "1", 0), replace("b", "2", 0));
        device.update("d", replace("c", "3", 0));
        List<String> paged = new ArrayList<>();
        Map<String, ?> next = Map.of("MaxResults", 1);
        Listing page;
        do {
            page = device.list("d", next);
            assertThat(page.records()).hasSize(1);
            assertThat(page.syncCount()).isEqualTo(2);
            paged.addAll(page.brief());
            assertThat(paged).as("pages without end").hasSizeLessThanOrEqualTo(3);
            next = Map.of("MaxResults", 1, "NextToken", page.nextToken().orElse(""));
        } while (page.nextToken().isPresent());
        assertThat(paged).containsExactlyInAnyOrder("a=1@1", "b=2@1", "c=3@2");
        device.updateWith(page.token(), "d", replace("d", "4", 0));
    }
}
