package cognitosync.device.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cognitosync.device.remote.Patch;
import cognitosync.device.remote.SyncServiceException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Records that the service refuses block themselves and nothing else, and can be taken back. */
class RefusedRecordsTest {
    private final MemoryCopy device = new MemoryCopy();
    private final SimulatedDataset dataset = new SimulatedDataset(() -> false);

    private Synchronization.Done synchronize() {
        return SynchronizationTest.synchronize(device, dataset, ConflictPolicy.NEWER);
    }

    private static Predicate<Collection<Patch>> holding(String... keys) {
        return patches -> patches.stream().anyMatch(patch -> List.of(keys).contains(patch.key()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LimitExceededException",
                "InvalidParameterException",
                "SerializationException",
                "ValidationException",
                "SomethingNewException"
            })
    void refusedRecord_blocksOnlyItself(String code) {
        dataset.refuse(holding("bad"), SimulatedDataset.error(400, code));
        for (String key : List.of("a", "b", "bad", "c", "d")) {
            device.write(key, "1");
        }
        Synchronization.Done done = synchronize();
        assertThat(dataset.values()).containsOnlyKeys("a", "b", "c", "d");
        assertThat(done.pushed()).containsExactly("a", "b", "c", "d");
        assertThat(done.refusal())
                .hasValueSatisfying(refusal -> assertThat(refusal.keys()).containsExactly("bad"));
        assertThat(device.state().isWaiting("bad")).isTrue();
        assertThat(device.state().isWaiting("a")).isFalse();
    }

    @Test
    void refusedRecord_thatIsRemoved_leavesNothingToSend() {
        dataset.refuse(holding("bad"), SimulatedDataset.error(400, "LimitExceededException"));
        device.write("bad", "1");
        synchronize();
        device.write("bad", null);
        assertThat(device.state().records()).doesNotContainKey("bad");
        device.write("good", "2");
        assertThat(synchronize().refusal()).isEmpty();
        assertThat(dataset.values()).containsOnlyKeys("good");
    }

    @Test
    void refusedValue_thatIsSetBackToTheFormerOne_leavesNothingToSend() {
        device.write("a", "former");
        synchronize();
        dataset.refuse(holding("a"), SimulatedDataset.error(400, "LimitExceededException"));
        device.write("a", "too much");
        synchronize();
        device.write("a", "former");
        assertThat(device.state().isWaiting("a")).isFalse();
    }

    @Test
    void recordTakenBack_whileItIsBeingRefused_leavesNothingToSend() {
        dataset.refuse(holding("bad"), SimulatedDataset.error(400, "LimitExceededException"));
        device.write("bad", "1");
        dataset.beforeNextUpdate(() -> device.write("bad", null));
        synchronize();
        assertThat(device.state().records()).isEmpty();
    }

    /** The first request had no response, and may still be written. */
    @Test
    void record_whoseRemovalIsRefusedToo_staysPending() {
        dataset.refuse(holding("bad"), SimulatedDataset.error(400, "SerializationException"));
        device.write("bad", "1");
        device.change(state -> Push.sent(state, Push.patches(state)));
        device.write("bad", null);
        assertThat(device.state().isWaiting("bad")).isTrue();
        assertThat(synchronize().refusal())
                .hasValueSatisfying(refusal -> assertThat(refusal.keys()).containsExactly("bad"));
        assertThat(device.state().isWaiting("bad")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "401, UnrecognizedClientException",
        "403, AccessDeniedException",
        "407, ProxyAuthenticationRequired",
        "429, TooManyRequestsException"
    })
    void refusalOfTheCaller_endsAtOnce_andWroteNothing(int status, String code) {
        dataset.refuse(patches -> true, SimulatedDataset.error(status, code));
        device.write("a", "1");
        device.write("b", "1");
        assertThatExceptionOfType(SyncServiceException.class).isThrownBy(this::synchronize);
        assertThat(dataset.updates()).isEqualTo(1);
        device.write("a", null);
        assertThat(device.state().records()).containsOnlyKeys("b");
    }

    @ParameterizedTest
    @CsvSource({"408, RequestTimeoutException", "500, InternalErrorException", "400,"})
    void errorThatIsNoAnswerOfTheService_mayHaveWritten(int status, String code) {
        dataset.refuse(patches -> true, SimulatedDataset.error(status, code));
        device.write("a", "1");
        assertThatExceptionOfType(SyncServiceException.class).isThrownBy(this::synchronize);
        device.write("a", null);
        assertThat(device.state().isWaiting("a")).isTrue();
    }

    /** The local cloud says 409 of it; it is the same whichever the service says. */
    @Test
    void staleCount_toldAsAnInvalidParameter_isAConflict() {
        MemoryCopy other = new MemoryCopy();
        other.write("a", "theirs");
        device.write("a", "ours");
        boolean[] once = {true};
        dataset.refuse(
                patches -> once[0],
                SimulatedDataset.error(400, "InvalidParameterException", "Current SyncCount for: a is: 1 not: 0"));
        dataset.beforeNextUpdate(() -> {
            once[0] = false;
            SynchronizationTest.synchronize(other, dataset, ConflictPolicy.NEWER);
            once[0] = true;
            dataset.beforeNextUpdate(() -> once[0] = false);
        });
        Synchronization.Done done = SynchronizationTest.synchronize(device, dataset, ConflictPolicy.LOCAL);
        assertThat(done.conflicts()).containsExactly("a");
        assertThat(done.refusal()).isEmpty();
        assertThat(dataset.values()).containsEntry("a", "ours");
    }

    @Test
    void severalRefusedRecords_areFoundOneByOne() {
        dataset.refuse(holding("k03", "k17"), SimulatedDataset.error(400, "InvalidParameterException"));
        for (int i = 0; i < 20; i++) {
            device.write("k%02d".formatted(i), "1");
        }
        Synchronization.Done done = synchronize();
        assertThat(done.refusal())
                .hasValueSatisfying(refusal -> assertThat(refusal.keys()).containsExactly("k03", "k17"));
        assertThat(dataset.values()).hasSize(18);
    }

    @Test
    void recordsBeyondTheLimit_wait_andAllOthersAreWritten() {
        dataset.refuse(
                patches -> {
                    Set<String> keys = new TreeSet<>(dataset.values().keySet());
                    keys.addAll(patches.stream().map(Patch::key).collect(Collectors.toSet()));
                    return keys.size() > 1024;
                },
                SimulatedDataset.error(400, "LimitExceededException"));
        for (int i = 0; i <= 1024; i++) {
            device.write("k%04d".formatted(i), "1");
        }
        Synchronization.Done done = synchronize();
        assertThat(dataset.values()).hasSize(1024);
        assertThat(done.refusal())
                .hasValueSatisfying(refusal -> assertThat(refusal.keys()).containsExactly("k1024"));
    }

    @Test
    void serviceThatRefusesEverything_isNotAskedForEver() {
        dataset.refuse(patches -> true, SimulatedDataset.error(400, "InvalidParameterException"));
        for (int i = 0; i < 100; i++) {
            device.write("k%02d".formatted(i), "1");
        }
        Synchronization.Done done = synchronize();
        assertThat(dataset.updates()).isEqualTo(16);
        assertThat(done.refusal())
                .hasValueSatisfying(refusal -> assertThat(refusal.enough()).isTrue());
        assertThat(device.state().waiting()).hasSize(100);
    }
}
