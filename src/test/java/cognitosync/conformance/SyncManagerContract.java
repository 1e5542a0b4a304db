package cognitosync.conformance;

import static cognitosync.conformance.Client.SYNC_MANAGER;
import static cognitosync.conformance.Operation.DeleteDataset;
import static cognitosync.conformance.Operation.ListDatasets;
import static cognitosync.conformance.Operation.ListRecords;
import static cognitosync.conformance.Operation.UpdateRecords;
import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.conformance.ManagedDevices.Manager;
import cognitosync.conformance.ManagedDevices.Resolve;
import cognitosync.conformance.ManagedDevices.Synchronized;
import java.util.Map;
import java.util.UUID;

/**
 * Two devices of one person, each an {@code AWS.CognitoSyncManager}. The library was published for good with some defects; where a
 * test expects something odd of it, a comment names the defect.
 */
interface SyncManagerContract {

    @ContractTest(
            operations = {ListRecords, UpdateRecords},
            clients = SYNC_MANAGER,
            rules = {2, 3, 14})
    default void whatOneDevicePuts_theOtherGets(ManagedDevices devices) {
        String dataset = "put-" + UUID.randomUUID();
        Manager phone = devices.device();
        Manager desk = devices.device();
        assertThat(phone.identityId()).isEqualTo(desk.identityId());
        phone.put(dataset, "background-color", "red");
        phone.put(dataset, "font", "serif");
        assertThat(phone.synchronize(dataset).succeeded()).isTrue();
        assertThat(desk.synchronize(dataset).succeeded()).isTrue();
        assertThat(desk.values(dataset)).isEqualTo(Map.of("background-color", "red", "font", "serif"));
        desk.put(dataset, "font", "sans");
        assertThat(desk.synchronize(dataset).succeeded()).isTrue();
        assertThat(phone.synchronize(dataset).conflicts()).isEmpty();
        assertThat(phone.values(dataset)).isEqualTo(Map.of("background-color", "red", "font", "sans"));
    }

    @ContractTest(operations = ListRecords, clients = SYNC_MANAGER, rules = 4)
    default void aDatasetOfNobody_synchronizesToNothing(ManagedDevices devices) {
        String dataset = "nothing-" + UUID.randomUUID();
        Manager phone = devices.device();
        Synchronized nothing = phone.synchronize(dataset);
        assertThat(nothing.succeeded()).isTrue();
        assertThat(nothing.toldOfDeletion()).isFalse();
        assertThat(phone.values(dataset)).isEmpty();
    }

    @ContractTest(
            operations = {ListRecords, UpdateRecords},
            clients = SYNC_MANAGER,
            rules = {6, 7})
    default void aConflict_isResolvedWithWhatTheDeviceHas(ManagedDevices devices) {
        String dataset = "conflict-" + UUID.randomUUID();
        Manager phone = devices.device();
        Manager desk = conflicting(devices, phone, dataset);
        Synchronized left = desk.synchronize(dataset, Resolve.NOT);
        assertThat(left.succeeded()).isFalse();
        assertThat(left.conflicts()).containsExactly("k: desk | phone");
        assertThat(desk.synchronize(dataset, Resolve.LOCAL).succeeded()).isTrue();
        assertThat(phone.synchronize(dataset).succeeded()).isTrue();
        assertThat(phone.values(dataset)).isEqualTo(Map.of("k", "desk"));
    }

    @ContractTest(
            operations = {ListRecords, UpdateRecords},
            clients = SYNC_MANAGER,
            rules = 7)
    default void aConflict_isResolvedWithWhatTheServiceHas(ManagedDevices devices) {
        String dataset = "conflict-" + UUID.randomUUID();
        Manager phone = devices.device();
        Manager desk = conflicting(devices, phone, dataset);
        assertThat(desk.synchronize(dataset, Resolve.REMOTE).succeeded()).isTrue();
        assertThat(desk.values(dataset)).isEqualTo(Map.of("k", "phone"));
    }

    private static Manager conflicting(ManagedDevices devices, Manager phone, String dataset) {
        Manager desk = devices.device();
        phone.put(dataset, "k", "phone");
        assertThat(phone.synchronize(dataset).succeeded()).isTrue();
        desk.put(dataset, "k", "desk");
        return desk;
    }

    @ContractTest(
            operations = {ListRecords, UpdateRecords},
            clients = SYNC_MANAGER,
            rules = 10)
    default void aKeyRemovedOnOneDevice_isEmptyOnTheOther_andCanBePutAgain(ManagedDevices devices) {
        String dataset = "remove-" + UUID.randomUUID();
        Manager phone = devices.device();
        Manager desk = devices.device();
        phone.put(dataset, "k", "v");
        phone.synchronize(dataset);
        desk.synchronize(dataset);
        phone.remove(dataset, "k");
        assertThat(phone.synchronize(dataset).succeeded()).isTrue();
        assertThat(desk.synchronize(dataset).succeeded()).isTrue();
        // The library keeps a removed key with an empty value.
        assertThat(desk.values(dataset).getOrDefault("k", "")).isEmpty();
        desk.put(dataset, "k", "again");
        assertThat(desk.synchronize(dataset).succeeded()).isTrue();
        assertThat(phone.synchronize(dataset).succeeded()).isTrue();
        assertThat(phone.values(dataset)).isEqualTo(Map.of("k", "again"));
    }

    @ContractTest(
            operations = {ListRecords, UpdateRecords, DeleteDataset, ListDatasets},
            clients = SYNC_MANAGER,
            vectors = 9,
            rules = 11)
    default void aDatasetDeletedOnOneDevice_isToldToTheOther(ManagedDevices devices) {
        String dataset = "delete-" + UUID.randomUUID();
        Manager phone = devices.device();
        Manager desk = devices.device();
        phone.put(dataset, "k", "v");
        phone.synchronize(dataset);
        assertThat(desk.synchronize(dataset).succeeded()).isTrue();
        assertThat(devices.device().datasets()).contains(dataset);
        phone.forget(dataset);
        assertThat(phone.synchronize(dataset).succeeded()).isTrue();
        assertThat(devices.device().datasets()).doesNotContain(dataset);
        Synchronized told = desk.synchronize(dataset);
        // The handler answers "no": the library fails by itself when a handler answers "yes".
        assertThat(told.toldOfDeletion()).isTrue();
        assertThat(told.succeeded()).isFalse();
        phone.put(dataset, "k", "anew");
        assertThat(phone.synchronize(dataset).succeeded()).isTrue();
        assertThat(desk.synchronize(dataset).toldOfDeletion()).isTrue();
        Manager third = devices.device();
        assertThat(third.synchronize(dataset).toldOfDeletion()).isFalse();
        assertThat(third.values(dataset)).isEqualTo(Map.of("k", "anew"));
    }

    @ContractTest(
            operations = {ListRecords, UpdateRecords},
            clients = SYNC_MANAGER,
            vectors = 11,
            rules = 16)
    default void aThousandRecords_reachTheOtherDevice(ManagedDevices devices) {
        String dataset = "full-" + UUID.randomUUID();
        Manager phone = devices.device();
        for (int i = 0; i < 1_024; i++) {
            phone.put(dataset, "key" + i, "value" + i);
        }
        assertThat(phone.synchronize(dataset).succeeded()).isTrue();
        Manager desk = devices.device();
        assertThat(desk.synchronize(dataset).succeeded()).isTrue();
        assertThat(desk.values(dataset)).hasSize(1_024).containsEntry("key1023", "value1023");
    }
}
