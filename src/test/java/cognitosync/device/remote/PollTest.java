package cognitosync.device.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cognitosync.device.failure.DeviceException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.cognitosync.model.InvalidParameterException;

class PollTest {
    private static final Snapshot BEFORE = snapshot(7, true, false, record("old", Optional.of("v"), 7));

    @Test
    void change_isNoDeletion() {
        Poll poll = after(BEFORE, since -> {
            assertThat(since).isEqualTo(7);
            return snapshot(8, true, false, record("old", Optional.empty(), 8));
        });
        assertThat(poll.deleted()).isFalse();
        assertThat(poll.changes()).extracting(RemoteRecord::key).containsExactly("old");
    }

    @Test
    void datasetDeleted_isToldOnce() {
        Poll first = after(BEFORE, since -> snapshot(8, false, true));
        assertThat(first.deleted()).isTrue();
        Poll second = after(first.now(), since -> snapshot(8, false, false));
        assertThat(second.deleted()).isFalse();
    }

    @Test
    void datasetDeletedAndMadeAgain_isToldAsDeleted_withItsNewRecords() {
        Poll poll = after(BEFORE, since -> snapshot(9, true, true, record("new", Optional.of("v"), 9)));
        assertThat(poll.deleted()).isTrue();
        assertThat(poll.changes()).extracting(RemoteRecord::key).containsExactly("new");
    }

    /** It counts from the start again and has not come as far as the one seen before. */
    @Test
    void datasetThatDoesNotKnowTheCount_isToldAsDeleted_andFromItsStart() {
        Poll poll = after(BEFORE, since -> {
            if (since > 2) {
                throw invalid("No such SyncCount: " + since + " exists for this Dataset");
            }
            assertThat(since).isZero();
            return snapshot(2, true, false, record("gone", Optional.empty(), 2), record("new", Optional.of("v"), 1));
        });
        assertThat(poll.deleted()).isTrue();
        assertThat(poll.changes()).extracting(RemoteRecord::key).containsExactly("new");
        assertThat(poll.now().syncCount()).isEqualTo(2);
    }

    @Test
    void anyOtherRefusal_isPassedOn() {
        assertThatExceptionOfType(SyncServiceException.class)
                .isThrownBy(() -> after(BEFORE, since -> {
                    throw invalid("Invalid dataset name");
                }));
    }

    private static Poll after(Snapshot before, LongFunction<Snapshot> listing) {
        return Poll.after(before, answering(listing), "d");
    }

    private static DatasetClient answering(LongFunction<Snapshot> listing) {
        return new DatasetClient() {
            @Override
            public Snapshot list(String dataset, long sinceCount) {
                return listing.apply(sinceCount);
            }

            @Override
            public List<RemoteRecord> update(String dataset, String sessionToken, Collection<Patch> patches) {
                throw new UnsupportedOperationException("A poll writes nothing");
            }

            @Override
            public void delete(String dataset) {
                throw new UnsupportedOperationException("A poll deletes nothing");
            }

            @Override
            public List<Summary> datasets(Consumer<DeviceException> unreadable) {
                throw new UnsupportedOperationException("A poll asks for one dataset");
            }
        };
    }

    private static Snapshot snapshot(long count, boolean exists, boolean deletedSince, RemoteRecord... records) {
        return new Snapshot(List.of(records), count, exists, deletedSince, List.of(), "token", ServerTime.UNKNOWN);
    }

    private static RemoteRecord record(String key, Optional<String> value, long count) {
        return new RemoteRecord(key, value, count, Instant.EPOCH, Optional.empty(), Optional.empty());
    }

    private static SyncServiceException invalid(String message) {
        return new SyncServiceException(InvalidParameterException.builder()
                .statusCode(400)
                .awsErrorDetails(AwsErrorDetails.builder().errorMessage(message).build())
                .build());
    }
}
