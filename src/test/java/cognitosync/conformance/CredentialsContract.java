package cognitosync.conformance;

import static cognitosync.conformance.Operation.BulkPublish;
import static cognitosync.conformance.Operation.DescribeIdentityPoolUsage;
import static cognitosync.conformance.Operation.DescribeIdentityUsage;
import static cognitosync.conformance.Operation.GetBulkPublishDetails;
import static cognitosync.conformance.Operation.GetCognitoEvents;
import static cognitosync.conformance.Operation.GetIdentityPoolConfiguration;
import static cognitosync.conformance.Operation.ListIdentityPoolUsage;
import static cognitosync.conformance.Operation.ListRecords;
import static cognitosync.conformance.Operation.RegisterDevice;
import static cognitosync.conformance.Operation.SetCognitoEvents;
import static cognitosync.conformance.Operation.SetIdentityPoolConfiguration;
import static cognitosync.conformance.Operation.SubscribeToDataset;
import static cognitosync.conformance.Operation.UnsubscribeFromDataset;
import static cognitosync.conformance.Operation.UpdateRecords;
import static cognitosync.conformance.Patches.replace;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

/** Which kind of credentials an operation is for, and what the service itself refuses where policies would allow it. */
interface CredentialsContract {
    /** To the letter, as seen of the real service. */
    String REFUSAL = "These credentials are not valid for accessing this resource";

    Map<String, ?> GCM = Map.of("Platform", "GCM", "Token", "token");
    Map<String, ?> SUBSCRIPTION = Map.of("DatasetName", "d", "DeviceId", "5cd28fbe-dd83-47ab-9f83-19093a5fb014");

    @ContractTest(operations = {RegisterDevice, SubscribeToDataset, UnsubscribeFromDataset})
    default void developers_haveNoDevices(Device device) {
        assertNotAuthorized(device, RegisterDevice, GCM);
        assertNotAuthorized(device, SubscribeToDataset, SUBSCRIPTION);
        assertNotAuthorized(device, UnsubscribeFromDataset, SUBSCRIPTION);
    }

    @ContractTest(
            operations = {
                BulkPublish,
                DescribeIdentityPoolUsage,
                GetBulkPublishDetails,
                GetCognitoEvents,
                GetIdentityPoolConfiguration,
                ListIdentityPoolUsage,
                SetCognitoEvents,
                SetIdentityPoolConfiguration
            })
    default void aPerson_isNoDeveloper_evenWhereThePolicyAllowsEverything(Device device) {
        Device person = device.as(Who.PERSON_ALLOWED_ALL);
        for (Operation operation : List.of(
                BulkPublish,
                DescribeIdentityPoolUsage,
                GetBulkPublishDetails,
                GetCognitoEvents,
                GetIdentityPoolConfiguration,
                ListIdentityPoolUsage,
                SetIdentityPoolConfiguration)) {
            assertNotAuthorized(person, operation, Map.of());
        }
        assertNotAuthorized(person, SetCognitoEvents, Map.of("Events", Map.of()));
    }

    @ContractTest(operations = {ListRecords, UpdateRecords, DescribeIdentityUsage})
    default void anotherIdentity_isRefused_evenWhereThePolicyAllowsEverything(Device device) {
        Device person = device.as(Who.PERSON_ALLOWED_ALL);
        Device stranger = person.on(device.identityId());
        assertNotAuthorized(stranger, ListRecords, Map.of("DatasetName", "d"));
        assertNotAuthorized(stranger, DescribeIdentityUsage, Map.of());
        assertThat(stranger.refusedUpdate(403, "NotAuthorizedException", person.token("d"), "d", replace("k", "v", 0))
                        .message())
                .isEqualTo(REFUSAL);
    }

    @ContractTest(
            operations = {
                BulkPublish,
                DescribeIdentityPoolUsage,
                DescribeIdentityUsage,
                GetIdentityPoolConfiguration,
                ListIdentityPoolUsage,
                RegisterDevice,
                SubscribeToDataset
            })
    default void theProductsRole_allowsNoneOfIt(Device device) {
        Device person = device.as(Who.PERSON);
        for (Operation operation : List.of(
                BulkPublish,
                DescribeIdentityPoolUsage,
                DescribeIdentityUsage,
                GetIdentityPoolConfiguration,
                ListIdentityPoolUsage)) {
            person.refused(403, "AccessDeniedException", operation, Map.of());
        }
        person.refused(403, "AccessDeniedException", RegisterDevice, GCM);
        person.refused(403, "AccessDeniedException", SubscribeToDataset, SUBSCRIPTION);
    }

    private static void assertNotAuthorized(Device device, Operation operation, Map<String, ?> input) {
        assertThat(device.refused(403, "NotAuthorizedException", operation, input)
                        .message())
                .isEqualTo(REFUSAL);
    }
}
