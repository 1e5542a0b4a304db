package cognitosync.device.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import cognitosync.device.failure.DeviceException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.cognitosync.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitosync.model.ResourceConflictException;

/** What follows from errors of UpdateRecords that need not mean that nothing was written. */
class OptimisticWriteTest {
    /** One dataset; the next updates fail, the records of those that are carried out all the same being there. */
    private static final class Dataset implements DatasetClient {
        private final Deque<Failure> failures = new ArrayDeque<>();
        private final List<List<Patch>> sent = new ArrayList<>();
        private List<RemoteRecord> records = List.of();
        private int patchesAtOnce = Integer.MAX_VALUE;

        @Override
        public int patchesAtOnce() {
            return patchesAtOnce;
        }

        @Override
        public Snapshot list(String name, long sinceCount) {
            return new Snapshot(records, 1, true, false, List.of(), "token", ServerTime.UNKNOWN);
        }

        @Override
        public List<RemoteRecord> update(String name, String sessionToken, Collection<Patch> patches) {
            sent.add(List.copyOf(patches));
            Failure failure = failures.poll();
            if (failure != null) {
                records = failure.thenThere;
                throw failure.error;
            }
            return patches.stream()
                    .map(patch -> record(patch.key(), patch.value(), 9))
                    .toList();
        }

        @Override
        public void delete(String name) {
            throw new UnsupportedOperationException("A write deletes nothing");
        }

        @Override
        public List<Summary> datasets(Consumer<DeviceException> unreadable) {
            throw new UnsupportedOperationException("A write asks for one dataset");
        }
    }

    private record Failure(SyncServiceException error, List<RemoteRecord> thenThere) {}

    private final Dataset dataset = new Dataset();

    @Test
    void morePatchesThanTheBackendTakesAtOnce_areWrittenInSeveralUpdates() {
        dataset.patchesAtOnce = 2;
        List<Patch> patches = IntStream.range(0, 15)
                .mapToObj(number -> new Patch("k" + number, Optional.of("v"), 0, Instant.EPOCH))
                .toList();
        assertThat(new OptimisticWrite(dataset, "d", length -> {}).write(snapshot -> patches))
                .hasSize(15);
        assertThat(dataset.sent).hasSize(8).allSatisfy(sent -> assertThat(sent).hasSizeLessThanOrEqualTo(2));
    }

    @Test
    void spentSession_whereTheRecordIsThere_isDone() {
        dataset.failures.add(new Failure(spent(), List.of(record("k", Optional.of("v"), 5))));
        assertThat(write("k")).extracting(RemoteRecord::syncCount).containsExactly(5L);
        assertThat(dataset.sent).hasSize(1);
    }

    @Test
    void spentSession_whereTheRecordIsNotThere_isWrittenAgain() {
        dataset.failures.add(new Failure(spent(), List.of()));
        assertThat(write("k")).extracting(RemoteRecord::syncCount).containsExactly(9L);
        assertThat(dataset.sent).hasSize(2);
    }

    @Test
    void spentSession_whereAnotherDeviceHasWrittenOneOfTwo_writesThatOneAgain_andTellsBoth() {
        dataset.failures.add(
                new Failure(spent(), List.of(record("a", Optional.of("v"), 5), record("b", Optional.of("x"), 6))));
        assertThat(write("a", "b"))
                .extracting(RemoteRecord::key, RemoteRecord::syncCount)
                .containsExactly(tuple("a", 5L), tuple("b", 9L));
        assertThat(dataset.sent.get(1)).extracting(Patch::key).containsExactly("b");
    }

    @Test
    void staleCount_toldAsAnInvalidParameter_isListedAgain() {
        dataset.failures.add(new Failure(
                invalid("Current SyncCount for: k is: 2 not: 0"), List.of(record("k", Optional.of("x"), 2))));
        assertThat(write("k")).extracting(RemoteRecord::syncCount).containsExactly(9L);
    }

    /** Of another device, the same value: our own write was refused and is no write of ours. */
    @Test
    void conflict_inTheOnlyRequest_isNotTakenForOurs() {
        dataset.failures.add(new Failure(
                new SyncServiceException(ResourceConflictException.builder()
                        .statusCode(409)
                        .awsErrorDetails(details("Current SyncCount for: k is: 2 not: 0"))
                        .build()),
                List.of(record("k", Optional.of("v"), 2))));
        assertThat(write("k")).extracting(RemoteRecord::syncCount).containsExactly(9L);
    }

    @Test
    void anyOtherRefusal_isPassedOn() {
        dataset.failures.add(new Failure(invalid("Invalid dataset name"), List.of()));
        assertThatExceptionOfType(SyncServiceException.class).isThrownBy(() -> write("k"));
    }

    @Test
    void sessionsThatAreNeverAccepted_endWithASentence() {
        for (int i = 0; i < 10; i++) {
            dataset.failures.add(new Failure(spent(), List.of()));
        }
        assertThatExceptionOfType(DeviceException.class)
                .isThrownBy(() -> write("k"))
                .withMessageContaining("did not accept the session")
                .withMessageNotContaining("Other devices");
        assertThat(dataset.sent).hasSize(6);
    }

    private List<RemoteRecord> write(String... keys) {
        return new OptimisticWrite(dataset, "d", length -> {}).write(there -> List.of(keys).stream()
                .map(key -> new Patch(
                        key,
                        Optional.of("v"),
                        there.record(key).map(RemoteRecord::syncCount).orElse(0L),
                        Instant.EPOCH))
                .toList());
    }

    private static RemoteRecord record(String key, Optional<String> value, long count) {
        return new RemoteRecord(key, value, count, Instant.EPOCH, Optional.empty(), Optional.empty());
    }

    private static SyncServiceException spent() {
        return invalid("SyncSessionToken not valid for these inputs");
    }

    private static SyncServiceException invalid(String message) {
        return new SyncServiceException(InvalidParameterException.builder()
                .statusCode(400)
                .awsErrorDetails(details(message))
                .build());
    }

    private static AwsErrorDetails details(String message) {
        return AwsErrorDetails.builder()
                .errorCode("InvalidParameterException")
                .errorMessage(message)
                .serviceName("CognitoSync")
                .build();
    }
}
