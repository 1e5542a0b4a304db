package cognitosync.device.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Devices of one person, each with its own copy. */
class SynchronizationTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final int SCHEDULES = 1_000;

    @Test
    void writeOfAnotherDevice_betweenPullAndPush_isNotLost() {
        SimulatedDataset dataset = new SimulatedDataset(() -> false);
        MemoryCopy one = new MemoryCopy();
        MemoryCopy other = new MemoryCopy();
        one.write("a", "1");
        other.write("b", "2");
        dataset.beforeNextUpdate(() -> synchronize(other, dataset, ConflictPolicy.NEWER));
        Synchronization.Done done = synchronize(one, dataset, ConflictPolicy.NEWER);
        assertThat(done.pulled()).containsExactly("b");
        assertThat(done.pushed()).containsExactly("a");
        assertThat(one.state().values()).isEqualTo(dataset.values()).hasSize(2);
    }

    @Test
    void sameRecord_writtenByAnotherDeviceBetweenPullAndPush_isDecided() {
        SimulatedDataset dataset = new SimulatedDataset(() -> false);
        MemoryCopy one = new MemoryCopy();
        MemoryCopy other = new MemoryCopy();
        one.write("a", "ours");
        other.write("a", "theirs");
        dataset.beforeNextUpdate(() -> synchronize(other, dataset, ConflictPolicy.NEWER));
        Synchronization.Done done = synchronize(one, dataset, ConflictPolicy.LOCAL);
        assertThat(done.conflicts()).containsExactly("a");
        assertThat(dataset.values()).containsEntry("a", "ours");
    }

    @Test
    void removedRecord_isGoneEverywhere() {
        SimulatedDataset dataset = new SimulatedDataset(() -> false);
        MemoryCopy one = new MemoryCopy();
        MemoryCopy other = new MemoryCopy();
        one.write("a", "1");
        synchronize(one, dataset, ConflictPolicy.NEWER);
        synchronize(other, dataset, ConflictPolicy.NEWER);
        other.write("a", null);
        synchronize(other, dataset, ConflictPolicy.NEWER);
        assertThat(synchronize(one, dataset, ConflictPolicy.NEWER).pulled()).containsExactly("a");
        assertThat(one.state().values()).isEmpty();
    }

    @Test
    void countThatTheServiceNeverHad_isStartedOver() {
        SimulatedDataset dataset = new SimulatedDataset(() -> false);
        MemoryCopy one = new MemoryCopy();
        one.change(state -> state.withSyncCount(37));
        one.write("a", "1");
        synchronize(one, dataset, ConflictPolicy.NEWER);
        assertThat(dataset.values()).containsEntry("a", "1");
        assertThat(one.state().syncCount()).isEqualTo(1);
    }

    @Test
    void copyOfAMergedIdentity_isFoldedInOnce_andGoes() {
        SimulatedDataset dataset = new SimulatedDataset(() -> false);
        MemoryCopy guest = new MemoryCopy();
        guest.write("colour", "the guest's");
        guest.write("same", "1");
        guest.write("font", "serif");
        synchronize(guest, dataset.merge("preference.eu-west-1:1"), ConflictPolicy.NEWER);
        MemoryCopy one = new MemoryCopy();
        one.write("colour", "mine");
        one.write("same", "1");
        one.write("size", "10");

        Synchronization.Done done = synchronize(one, dataset, ConflictPolicy.LOCAL);
        assertThat(done.merged()).containsExactly("preference.eu-west-1:1");
        assertThat(done.conflicts()).containsExactly("colour");
        assertThat(done.pushed()).containsExactly("colour", "font", "same", "size");
        assertThat(dataset.values())
                .isEqualTo(one.state().values())
                .containsEntry("colour", "mine")
                .containsEntry("font", "serif");
        assertThat(dataset.mergedNames()).isEmpty();
        assertThat(synchronize(one, dataset, ConflictPolicy.NEWER).merged()).isEmpty();
    }

    /** The copy is the only place that has it, until what was folded has arrived. */
    @Test
    void copyOfAMergedIdentity_isKeptWhereItsDataHasNotArrived() {
        boolean[] lost = {false};
        SimulatedDataset dataset = new SimulatedDataset(() -> lost[0]);
        MemoryCopy guest = new MemoryCopy();
        guest.write("font", "serif");
        synchronize(guest, dataset.merge("copy"), ConflictPolicy.NEWER);
        MemoryCopy one = new MemoryCopy();
        dataset.beforeNextUpdate(() -> lost[0] = true);
        assertThatExceptionOfType(SimulatedDataset.LostException.class)
                .isThrownBy(() -> synchronize(one, dataset, ConflictPolicy.NEWER));
        assertThat(dataset.mergedNames()).containsExactly("copy");
        lost[0] = false;
        assertThat(synchronize(one, dataset, ConflictPolicy.NEWER).merged()).containsExactly("copy");
        assertThat(dataset.values()).containsEntry("font", "serif");
    }

    /** With answers lost and devices in each other's way they end in one state, and no write is lost but to a later one. */
    @Test
    void devices_whateverIsLost_endInOneState() {
        for (long seed = 0; seed < SCHEDULES; seed++) {
            Random random = new Random(seed);
            boolean[] calm = {false};
            SimulatedDataset dataset = new SimulatedDataset(() -> !calm[0] && random.nextInt(4) == 0);
            List<MemoryCopy> devices = List.of(new MemoryCopy(), new MemoryCopy(), new MemoryCopy());
            for (int step = 0; step < 30; step++) {
                int who = random.nextInt(devices.size());
                if (random.nextBoolean()) {
                    // Keys of its own, which no other device writes, and a few that all devices write.
                    String key = random.nextBoolean() ? "own-" + who : "shared-" + random.nextInt(2);
                    devices.get(who).write(key, random.nextInt(5) == 0 ? null : "v" + step);
                } else {
                    trySynchronize(devices.get(who), dataset);
                }
            }
            List<Optional<String>> wanted = new ArrayList<>();
            for (int who = 0; who < devices.size(); who++) {
                wanted.add(devices.get(who).state().get("own-" + who));
            }
            calm[0] = true;
            for (int round = 0; round < 2; round++) {
                devices.forEach(device -> synchronize(device, dataset, ConflictPolicy.NEWER));
            }
            for (int who = 0; who < devices.size(); who++) {
                assertThat(devices.get(who).state().values())
                        .as("seed %d", seed)
                        .isEqualTo(dataset.values());
                assertThat(Optional.ofNullable(dataset.values().get("own-" + who)))
                        .as("seed %d", seed)
                        .isEqualTo(wanted.get(who));
            }
        }
    }

    private static void trySynchronize(MemoryCopy device, SimulatedDataset dataset) {
        try {
            synchronize(device, dataset, ConflictPolicy.NEWER);
        } catch (SimulatedDataset.LostException lost) {
            assertThat(device.state()).isNotNull();
        }
    }

    static Synchronization.Done synchronize(LocalCopy copy, SimulatedDataset dataset, ConflictPolicy policy) {
        return new Synchronization(copy, dataset, "preference", policy, () -> NOW, length -> {}).run();
    }
}
