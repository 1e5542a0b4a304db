package cognitosync.device.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.cognitosync.model.InvalidParameterException;

class LookTest {
    private static final Snapshot BEFORE = snapshot(7, true, false, record("old", Optional.of("v"), 7));

    @Test
    void change_isNoDeletion() {
        Look look = Look.after(BEFORE, answering(since -> {
            assertThat(since).isEqualTo(7);
            return snapshot(8, true, false, record("old", Optional.empty(), 8));
        }));
        assertThat(look.deleted()).isFalse();
        assertThat(look.changes()).extracting(RemoteRecord::key).containsExactly("old");
    }

    @Test
    void datasetDeleted_isToldOnce() {
        Look first = Look.after(BEFORE, answering(since -> snapshot(8, false, true)));
        assertThat(first.deleted()).isTrue();
        Look second = Look.after(first.now(), answering(since -> snapshot(8, false, false)));
        assertThat(second.deleted()).isFalse();
    }

    @Test
    void datasetDeletedAndMadeAgain_isToldAsDeleted_withItsNewRecords() {
        Look look = Look.after(BEFORE, answering(since -> snapshot(9, true, true, record("new", Optional.of("v"), 9))));
        assertThat(look.deleted()).isTrue();
        assertThat(look.changes()).extracting(RemoteRecord::key).containsExactly("new");
    }

    /** It counts from the start again and has not come as far as the one seen before. */
    @Test
    void datasetThatDoesNotKnowTheCount_isToldAsDeleted_andFromItsStart() {
        Look look = Look.after(BEFORE, answering(since -> {
            if (since > 2) {
                throw invalid("No such SyncCount: " + since + " exists for this Dataset");
            }
            assertThat(since).isZero();
            return snapshot(2, true, false, record("gone", Optional.empty(), 2), record("new", Optional.of("v"), 1));
        }));
        assertThat(look.deleted()).isTrue();
        assertThat(look.changes()).extracting(RemoteRecord::key).containsExactly("new");
        assertThat(look.now().syncCount()).isEqualTo(2);
    }

    @Test
    void anyOtherRefusal_isPassedOn() {
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> Look.after(BEFORE, answering(since -> {
                    throw invalid("Invalid dataset name");
                })));
    }

    private static Counterpart answering(LongFunction<Snapshot> listing) {
        return new Counterpart() {
            @Override
            public Snapshot list(long sinceCount) {
                return listing.apply(sinceCount);
            }

            @Override
            public Counterpart beside(String name) {
                throw new UnsupportedOperationException("Who watches asks for one dataset");
            }

            @Override
            public void delete() {
                throw new UnsupportedOperationException("Who watches deletes nothing");
            }

            @Override
            public List<RemoteRecord> update(String sessionToken, Collection<Patch> patches) {
                throw new UnsupportedOperationException("Who watches writes nothing");
            }
        };
    }

    private static Snapshot snapshot(long count, boolean exists, boolean deletedSince, RemoteRecord... records) {
        return new Snapshot(List.of(records), count, exists, deletedSince, List.of(), "token", Optional.empty());
    }

    private static RemoteRecord record(String key, Optional<String> value, long count) {
        return new RemoteRecord(key, value, count, Instant.EPOCH, Optional.empty(), Optional.empty());
    }

    private static InvalidParameterException invalid(String message) {
        return InvalidParameterException.builder()
                .statusCode(400)
                .awsErrorDetails(AwsErrorDetails.builder().errorMessage(message).build())
                .build();
    }
}
