package cognitosync.conformance;

import static cognitosync.conformance.Operation.DeleteDataset;
import static cognitosync.conformance.Operation.DescribeDataset;
import static cognitosync.conformance.Operation.ListDatasets;
import static cognitosync.conformance.Operation.ListRecords;
import static cognitosync.conformance.Operation.UpdateRecords;
import static cognitosync.conformance.Patches.remove;
import static cognitosync.conformance.Patches.replace;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How datasets come, are told of, and go. */
interface DatasetContract {

    @ContractTest(
            operations = {ListRecords, UpdateRecords, DeleteDataset},
            vectors = 9,
            rules = 11)
    default void deleteDataset_isToldToWhoSawIt_evenAfterItWasMadeAnew(Device device) {
        device.update("d", replace("k", "v", 0));
        device.ok(DeleteDataset, Map.of("DatasetName", "d"));
        Listing gone = device.list("d", Map.of("LastSyncCount", 1));
        assertThat(gone.exists()).isFalse();
        assertThat(gone.deleted()).isTrue();
        assertThat(gone.records()).isEmpty();
        device.updateWith(gone.token(), "d", replace("baz", "new", gone.syncCount()));
        Listing anew = device.list("d", Map.of("LastSyncCount", 1));
        assertThat(anew.deleted()).isTrue();
        assertThat(anew.exists()).isTrue();
        assertThat(anew.records()).extracting(Entry::key).containsExactly("baz");
        assertThat(device.list("d", Map.of("LastSyncCount", anew.syncCount())).deleted())
                .isFalse();
    }

    @ContractTest(
            operations = {DescribeDataset, DeleteDataset},
            vectors = 10)
    default void aDatasetNeverWritten_cannotBeDescribedOrDeleted(Device device) {
        device.refused(404, "ResourceNotFoundException", DescribeDataset, Map.of("DatasetName", "d"));
        device.refused(404, "ResourceNotFoundException", DeleteDataset, Map.of("DatasetName", "d"));
    }

    @ContractTest(
            operations = {ListRecords, UpdateRecords, DescribeDataset, DeleteDataset, ListDatasets},
            vectors = 10)
    default void deleteDataset_takesItOffTheList(Device device) {
        device.update("gone", replace("k", "v", 0));
        device.update("kept", replace("k", "v", 0));
        device.token("only-listed");
        JsonNode described = device.ok(DescribeDataset, Map.of("DatasetName", "gone"));
        assertThat((JsonNode) device.ok(DeleteDataset, Map.of("DatasetName", "gone")))
                .isEqualTo(described);
        assertThat(names(device, Map.of())).containsExactly("kept");
        device.refused(404, "ResourceNotFoundException", DescribeDataset, Map.of("DatasetName", "gone"));
        device.refused(404, "ResourceNotFoundException", DeleteDataset, Map.of("DatasetName", "gone"));
    }

    @ContractTest(operations = ListDatasets)
    default void listDatasets_ofAnIdentityWithout_isEmpty(Device device) {
        ObjectNode output = device.ok(ListDatasets, Map.of());
        assertThat(output.get("Datasets")).isEmpty();
        assertThat(output.get("Count").intValue()).isZero();
        assertThat(output.has("NextToken")).isFalse();
    }

    @ContractTest(operations = {ListRecords, UpdateRecords, ListDatasets})
    default void listDatasets_oneAPage_comesToAnEnd(Device device) {
        for (String name : List.of("a", "b", "c")) {
            device.update(name, replace("k", "v", 0));
        }
        List<String> paged = new ArrayList<>();
        Map<String, ?> next = Map.of("MaxResults", 1);
        while (!next.isEmpty()) {
            ObjectNode page = device.ok(ListDatasets, next);
            assertThat(page.get("Datasets")).hasSize(1);
            page.get("Datasets")
                    .forEach(dataset -> paged.add(dataset.get("DatasetName").textValue()));
            assertThat(paged).as("pages without end").hasSizeLessThanOrEqualTo(3);
            next = page.has("NextToken")
                    ? Map.of("MaxResults", 1, "NextToken", page.get("NextToken").textValue())
                    : Map.of();
        }
        assertThat(paged).containsExactlyInAnyOrder("a", "b", "c");
    }

    @ContractTest(
            operations = {ListRecords, UpdateRecords, DescribeDataset},
            rules = 13)
    default void describeDataset_countsRecordsAndBytes(Device device) {
        device.update("d", replace("key", "value", 0), replace("é", "€", 0), replace("gone", "x", 0));
        device.update("d", remove("gone", 1));
        JsonNode dataset =
                device.ok(DescribeDataset, Map.of("DatasetName", "d")).get("Dataset");
        assertThat(dataset.get("IdentityId").textValue()).isEqualTo(device.identityId());
        assertThat(dataset.get("DatasetName").textValue()).isEqualTo("d");
        assertThat(dataset.get("NumRecords").intValue()).isEqualTo(2);
        assertThat(dataset.get("DataStorage").longValue()).isEqualTo(3 + 5 + 2 + 3);
        assertThat(dataset.get("LastModifiedBy").textValue()).isEqualTo(device.accountId());
        assertThat(dataset.get("CreationDate").decimalValue())
                .isLessThanOrEqualTo(dataset.get("LastModifiedDate").decimalValue());
        assertThat(dataset.get("LastModifiedDate").decimalValue())
                .isEqualByComparingTo(device.list("d", Map.of("LastSyncCount", 1))
                        .records()
                        .get(0)
                        .lastModifiedDate());
    }

    private static List<String> names(Device device, Map<String, ?> input) {
        List<String> names = new ArrayList<>();
        device.ok(ListDatasets, input)
                .get("Datasets")
                .forEach(dataset -> names.add(dataset.get("DatasetName").textValue()));
        return names;
    }
}
