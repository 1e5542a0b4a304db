package cognitosync.conformance;

import static cognitosync.conformance.Operation.DescribeDataset;
import static cognitosync.conformance.Operation.ListDatasets;
import static cognitosync.conformance.Operation.ListRecords;
import static cognitosync.conformance.Operation.UpdateRecords;
import static cognitosync.conformance.Patches.remove;
import static cognitosync.conformance.Patches.replace;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What is too long, too much or of the wrong form; the clients leave most of it to the service. */
interface LimitsContract {
    int LONGEST_VALUE = 1_048_575;

    @ContractTest(operations = ListRecords, vectors = 13)
    default void datasetName_ofTheWrongFormOrLength_isRefused(Device device) {
        for (String name : List.of("bad name", "x".repeat(129), "é", "a*b", "a+b", "a%b", "a\\b", "..%2f", "a/b")) {
            device.refused(400, "InvalidParameterException", ListRecords, Map.of("DatasetName", name));
        }
        device.list("x".repeat(128));
    }

    @ContractTest(operations = ListDatasets, vectors = 13)
    default void identityId_ofTheWrongFormOrLength_isRefused(Device device) {
        for (String id : List.of(
                "no-colon",
                CloudUnderTest.REGION + ":ABCDEF00-0000-4000-8000-000000000000",
                CloudUnderTest.REGION + ":" + "0".repeat(46),
                CloudUnderTest.REGION + ":x/y",
                "eu west:00000000-0000-4000-8000-000000000000")) {
            device.on(id).refused(400, "InvalidParameterException", ListDatasets, Map.of());
            device.in(id).refused(400, "InvalidParameterException", ListDatasets, Map.of());
        }
    }

    @ContractTest(
            operations = {ListRecords, UpdateRecords},
            vectors = 13)
    default void recordKey_hasAtMost1024Characters(Device device) {
        String token = device.token("d");
        device.refusedUpdate(400, "InvalidParameterException", token, "d", replace("k".repeat(1_025), "v", 0));
        device.refusedUpdate(400, "InvalidParameterException", token, "d", remove("k".repeat(1_025), 0));
        device.updateWith(token, "d", replace("𝄞".repeat(1_024), "v", 0));
    }

    @ContractTest(
            operations = {ListRecords, UpdateRecords},
            vectors = 13)
    default void op_isReplaceOrRemove(Device device) {
        device.refusedUpdate(
                400,
                "InvalidParameterException",
                device.token("d"),
                "d",
                replace("k", "v", 0).put("Op", "merge"));
    }

    @ContractTest(
            operations = {ListRecords, UpdateRecords, DescribeDataset},
            vectors = 13)
    default void recordValue_hasAtMostOneCharacterLessThanAMebibyte_andADatasetAMebibyte(Device device) {
        String token = device.token("d");
        device.refusedUpdate(
                400, "InvalidParameterException", token, "d", replace("k", "v".repeat(LONGEST_VALUE + 1), 0));
        device.updateWith(token, "d", replace("k", "v".repeat(LONGEST_VALUE), 0));
        assertThat(device.ok(DescribeDataset, Map.of("DatasetName", "d"))
                        .at("/Dataset/DataStorage")
                        .longValue())
                .isEqualTo(1_024 * 1_024);
        device.refusedUpdate(400, "LimitExceededException", device.token("d"), "d", replace("l", "", 0));
        device.update("d", replace("k", "short", 1), replace("l", "", 0));
    }

    @ContractTest(
            operations = {ListRecords, UpdateRecords},
            vectors = 13)
    default void aDataset_hasAtMost1024Records(Device device) {
        ObjectNode[] full = IntStream.range(0, 1_024)
                .mapToObj(i -> replace("k" + i, "v", 0))
                .toArray(ObjectNode[]::new);
        device.update("d", full);
        device.refusedUpdate(400, "LimitExceededException", device.token("d"), "d", replace("one more", "v", 0));
        Listing after = device.list("d");
        assertThat(after.count()).isEqualTo(1_024);
        assertThat(after.syncCount()).isEqualTo(1);
        device.updateWith(after.token(), "d", replace("k0", "changed", 1));
    }

    @ContractTest(
            operations = {ListRecords, UpdateRecords, ListDatasets},
            vectors = 13)
    default void anIdentity_hasAtMost20Datasets(Device device) {
        for (int i = 0; i < 20; i++) {
            device.update("d" + i, replace("k", "v", 0));
        }
        device.refusedUpdate(400, "LimitExceededException", device.token("d20"), "d20", replace("k", "v", 0));
        assertThat(device.ok(ListDatasets, Map.of()).get("Count").intValue()).isEqualTo(20);
        device.update("d0", replace("k", "w", 1));
    }
}
