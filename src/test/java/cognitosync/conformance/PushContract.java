package cognitosync.conformance;

import static cognitosync.conformance.Operation.DeleteDataset;
import static cognitosync.conformance.Operation.ListRecords;
import static cognitosync.conformance.Operation.RegisterDevice;
import static cognitosync.conformance.Operation.SetIdentityPoolConfiguration;
import static cognitosync.conformance.Operation.SubscribeToDataset;
import static cognitosync.conformance.Operation.UnsubscribeFromDataset;
import static cognitosync.conformance.Operation.UpdateRecords;
import static cognitosync.conformance.Patches.replace;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Devices that ask to be told of changes; they are registered, nothing is delivered to them. */
interface PushContract {

    @ContractTest(operations = {SetIdentityPoolConfiguration, RegisterDevice})
    default void registerDevice_inAPoolWithoutPush_isAMatterOfConfiguration(Device device) {
        Device person = device.as(Who.PERSON_ALLOWED_ALL);
        configure(device, person, List.of());
        person.refused(
                400, "InvalidConfigurationException", RegisterDevice, Map.of("Platform", "GCM", "Token", "token"));
    }

    @ContractTest(
            operations = {SetIdentityPoolConfiguration, RegisterDevice},
            vectors = 13)
    default void registerDevice_onAPlatformThatIsNone_isRefused(Device device) {
        Device person = device.as(Who.PERSON_ALLOWED_ALL);
        configure(device, person, List.of("arn:aws:sns:eu-west-1:123456789012:app/GCM/settings"));
        person.refused(400, "InvalidParameterException", RegisterDevice, Map.of("Platform", "PAGER", "Token", "t"));
    }

    @ContractTest(
            operations = {
                SetIdentityPoolConfiguration,
                RegisterDevice,
                SubscribeToDataset,
                UnsubscribeFromDataset,
                ListRecords,
                UpdateRecords,
                DeleteDataset
            })
    default void aRegisteredDevice_subscribesAndUnsubscribes(Device device) {
        Device person = device.as(Who.PERSON_ALLOWED_ALL);
        configure(device, person, List.of("arn:aws:sns:eu-west-1:123456789012:app/GCM/settings"));
        String id = person.ok(RegisterDevice, Map.of("Platform", "GCM", "Token", "token"))
                .get("DeviceId")
                .textValue();
        assertThat(id).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        String dataset = "push-" + UUID.randomUUID();
        person.update(dataset, replace("k", "v", 0));
        Map<String, ?> subscription = Map.of("DatasetName", dataset, "DeviceId", id);
        assertThat(person.ok(SubscribeToDataset, subscription)).isEmpty();
        assertThat(person.ok(UnsubscribeFromDataset, subscription)).isEmpty();
        Map<String, ?> nobodys =
                Map.of("DatasetName", dataset, "DeviceId", UUID.randomUUID().toString());
        person.refused(404, "ResourceNotFoundException", SubscribeToDataset, nobodys);
        person.ok(DeleteDataset, Map.of("DatasetName", dataset));
    }

    private static void configure(Device developer, Device person, List<String> applications) {
        developer
                .in(person.identityPoolId())
                .ok(
                        SetIdentityPoolConfiguration,
                        Map.of(
                                "PushSync",
                                Map.of(
                                        "ApplicationArns",
                                        applications,
                                        "RoleArn",
                                        "arn:aws:iam::123456789012:role/push")));
    }
}
