package cognitosync.conformance;

import static cognitosync.conformance.Operation.ListRecords;
import static cognitosync.conformance.Operation.UpdateRecords;
import static cognitosync.conformance.Patches.replace;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

/** How long a sync session token lives, and for what. */
interface SessionContract {
    /** To the letter: clients look for it. */
    String REFUSAL = "SyncSessionToken not valid for these inputs";

    @ContractTest(
            operations = {ListRecords, UpdateRecords},
            vectors = 3,
            rules = {8, 9})
    default void syncSessionToken_outlivesListings_andEndsWithASuccessfulUpdate(Device device) {
        String token = device.token("d");
        for (int i = 0; i < 2; i++) {
            device.list("d", Map.of("SyncSessionToken", token));
        }
        device.updateWith(token, "d", replace("k", "v", 0));
        assertThat(device.refused(
                                400,
                                "InvalidParameterException",
                                ListRecords,
                                Map.of("DatasetName", "d", "SyncSessionToken", token))
                        .message())
                .isEqualTo(REFUSAL);
        assertRefused(device, token, "d");
    }

    @ContractTest(
            operations = {ListRecords, UpdateRecords},
            rules = 9)
    default void syncSessionToken_worksThoughAnotherDeviceWroteMeanwhile(Device device) {
        String token = device.token("d");
        device.update("d", replace("other", "x", 0));
        assertThat(device.updateWith(token, "d", replace("k", "v", 0)))
                .extracting(Entry::brief)
                .containsExactly("k=v@2");
    }

    @ContractTest(operations = UpdateRecords, vectors = 12, rules = 8)
    default void syncSessionToken_madeUp_isRefused(Device device) {
        for (String token : List.of("x", "AAAA", "%+/=", "é€", "a".repeat(330))) {
            assertRefused(device, token, "d");
        }
    }

    @ContractTest(
            operations = {ListRecords, UpdateRecords},
            vectors = 12,
            rules = 8)
    default void syncSessionToken_ofAnotherDatasetOrIdentity_isRefused(Device device) {
        String token = device.token("d");
        assertRefused(device, token, "e");
        Device neighbour = device.on(CloudUnderTest.REGION + ":00000000-0000-4000-8000-000000000000");
        assertRefused(neighbour, token, "d");
        assertRefused(device, token.substring(0, token.length() - 4) + "AAAA", "d");
        device.updateWith(token, "d", replace("k", "v", 0));
    }

    private static void assertRefused(Device device, String token, String dataset) {
        assertThat(device.refusedUpdate(400, "InvalidParameterException", token, dataset, replace("k", "w", 0))
                        .message())
                .isEqualTo(REFUSAL);
    }
}
