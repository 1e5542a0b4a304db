package cognitosync.conformance;

import static cognitosync.conformance.Client.SYNC_MANAGER;
import static cognitosync.conformance.Operation.DeleteDataset;
import static cognitosync.conformance.Operation.DescribeDataset;
import static cognitosync.conformance.Operation.ListDatasets;
import static cognitosync.conformance.Operation.ListRecords;
import static cognitosync.conformance.Operation.UpdateRecords;
import static cognitosync.conformance.Patches.replace;
import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.conformance.ManagedDevices.Manager;
import cognitosync.conformance.ManagedDevices.Synchronized;
import java.util.Map;
import java.util.UUID;

/** What becomes of datasets when two identities turn out to be one person: a guest signs in who has an identity already. */
interface MergeContract {

    @ContractTest(operations = {ListRecords, UpdateRecords, DescribeDataset, DeleteDataset, ListDatasets})
    default void aGuestWhoSignsIn_bringsTheirDatasets_underNamesOfTheirOwn(Device device) {
        Device person = device.as(Who.PERSON_ALLOWED_ALL);
        CloudUnderTest cloud = device.cloud();
        SignedIn visitor = SignedIn.in(person.identityPoolId(), Map.of(), cloud.endpoint());
        Device guest = device.onGuest(visitor);
        String dataset = "merge-" + UUID.randomUUID();
        person.update(dataset, replace("k", "person", 0));
        guest.update(dataset, replace("k", "guest", 0));
        guest.update(dataset, replace("k", "guest again", 1));
        assertThat(person.list(dataset).mergedNames()).isEmpty();

        assertThat(visitor.with(cloud.logins(), cloud.endpoint()).identityId()).isEqualTo(person.identityId());

        String copy = dataset + "." + guest.identityId();
        Listing after = person.list(dataset);
        assertThat(after.mergedNames()).containsExactly(copy);
        assertThat(after.brief()).containsExactly("k=person@1");
        Listing merged = person.list(copy);
        assertThat(merged.brief()).containsExactly("k=guest again@2");
        assertThat(merged.syncCount()).isEqualTo(1);
        assertThat(person.ok(ListDatasets, Map.of()).findValuesAsText("DatasetName"))
                .contains(dataset, copy);
        person.ok(DescribeDataset, Map.of("DatasetName", copy));

        person.ok(DeleteDataset, Map.of("DatasetName", copy));
        assertThat(person.list(dataset).mergedNames()).isEmpty();
        person.ok(DeleteDataset, Map.of("DatasetName", dataset));
    }

    @ContractTest(
            operations = {ListRecords, UpdateRecords, DeleteDataset},
            clients = SYNC_MANAGER)
    default void aMerge_isToldToTheManager_untilTheCopyIsDeleted(ManagedDevices devices) {
        String dataset = "merge-" + UUID.randomUUID();
        Manager desk = devices.device(Who.PERSON_ALLOWED_ALL);
        desk.put(dataset, "k", "person");
        assertThat(desk.synchronize(dataset).succeeded()).isTrue();
        Manager phone = devices.guest();
        String guest = phone.identityId();
        phone.put(dataset, "k", "guest");
        assertThat(phone.synchronize(dataset).succeeded()).isTrue();
        phone.signIn();
        assertThat(phone.identityId()).isEqualTo(desk.identityId()).isNotEqualTo(guest);

        String copy = dataset + "." + guest;
        Synchronized told = desk.synchronize(dataset);
        assertThat(told.merged()).containsExactly(copy);
        // The handler answers "no": the library fails by itself when a handler answers "yes".
        assertThat(told.succeeded()).isFalse();

        Manager tidying = devices.device(Who.PERSON_ALLOWED_ALL);
        assertThat(tidying.synchronize(copy).succeeded()).isTrue();
        assertThat(tidying.values(copy)).isEqualTo(Map.of("k", "guest"));
        tidying.forget(copy);
        assertThat(tidying.synchronize(copy).succeeded()).isTrue();
        assertThat(desk.synchronize(dataset).succeeded()).isTrue();
        assertThat(desk.values(dataset)).isEqualTo(Map.of("k", "person"));
        desk.forget(dataset);
        assertThat(desk.synchronize(dataset).succeeded()).isTrue();
    }
}
