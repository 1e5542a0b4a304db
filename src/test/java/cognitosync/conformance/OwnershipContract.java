package cognitosync.conformance;

import static cognitosync.conformance.Operation.DeleteDataset;
import static cognitosync.conformance.Operation.DescribeDataset;
import static cognitosync.conformance.Operation.ListDatasets;
import static cognitosync.conformance.Operation.ListRecords;
import static cognitosync.conformance.Operation.UpdateRecords;
import static cognitosync.conformance.Patches.replace;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Whose datasets a person reaches with the credentials of the identity pool and the role of the product's template. */
interface OwnershipContract {

    @ContractTest(operations = {ListRecords, UpdateRecords, DescribeDataset, DeleteDataset, ListDatasets})
    default void aPerson_reachesTheirOwnDatasets_throughEveryOperationOfTheRole(Device device) {
        Device own = device.as(Who.PERSON);
        String dataset = "own-" + UUID.randomUUID();
        assertThat(own.update(dataset, replace("background-color", "red", 0)))
                .singleElement()
                .satisfies(record -> assertThat(record.lastModifiedBy()).contains(own.identityId()));
        assertThat(own.list(dataset).brief()).containsExactly("background-color=red@1");
        assertThat(own.ok(ListDatasets, Map.of()).findValuesAsText("DatasetName"))
                .contains(dataset);
        own.ok(DescribeDataset, Map.of("DatasetName", dataset));
        own.ok(DeleteDataset, Map.of("DatasetName", dataset));
    }

    @ContractTest(operations = {ListRecords, UpdateRecords, DescribeDataset, DeleteDataset, ListDatasets})
    default void aPerson_isDeniedSomebodyElsesDatasets_andReadsWhy(Device device) {
        String token = device.token("d");
        device.updateWith(token, "d", replace("secret", "v", 0));
        Device stranger = device.as(Who.PERSON).on(device.identityId());
        for (Operation operation : List.of(ListRecords, DescribeDataset, DeleteDataset)) {
            assertThat(stranger.refused(403, "AccessDeniedException", operation, Map.of("DatasetName", "d"))
                            .message())
                    .startsWith("User: arn:aws:sts::" + device.accountId() + ":assumed-role/")
                    .contains("is not authorized to perform: cognito-sync:" + operation + " on resource: "
                            + resource(device, "d"));
        }
        stranger.refusedUpdate(403, "AccessDeniedException", device.token("d"), "d", replace("secret", "w", 1));
        assertThat(stranger.refused(403, "AccessDeniedException", ListDatasets, Map.of())
                        .message())
                .contains(resource(device, "null"));
        assertThat(device.list("d").brief()).containsExactly("secret=v@1");
    }

    @ContractTest(operations = {ListRecords, ListDatasets})
    default void aPerson_isDeniedAnotherPool(Device device) {
        Device elsewhere = device.as(Who.PERSON).in(CloudUnderTest.REGION + ":00000000-0000-4000-8000-000000000000");
        elsewhere.refused(403, "AccessDeniedException", ListRecords, Map.of("DatasetName", "d"));
        elsewhere.refused(403, "AccessDeniedException", ListDatasets, Map.of());
    }

    private static String resource(Device device, String dataset) {
        return "arn:aws:cognito-sync:" + CloudUnderTest.REGION + ":" + device.accountId() + ":identitypool/"
                + device.identityPoolId() + "/identity/" + device.identityId() + "/dataset/" + dataset;
    }
}
