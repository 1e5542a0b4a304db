package cognitosync.device.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cognitosync.device.failure.DeviceException;
import cognitosync.device.remote.RemoteRecord;
import cognitosync.device.remote.SizeLimit;
import cognitosync.device.remote.dynamodb.TableLimits;
import cognitosync.device.sync.MemoryCopy;
import cognitosync.device.sync.SimulatedDataset;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What commands do with records is one thing, online and offline. */
class RecordsTest {
    private static final InstantSource CLOCK = () -> Instant.parse("2026-01-01T00:00:00Z");

    static List<Records> both() {
        return List.of(online(), offline());
    }

    private static Records online() {
        return new Records.Online(new SimulatedDataset(() -> false), "preference", CLOCK, length -> {});
    }

    private static Records offline() {
        return new Records.Offline(new MemoryCopy(), CLOCK, SizeLimit.OF_COGNITO_SYNC, "me");
    }

    @ParameterizedTest
    @MethodSource("both")
    void record_isSetListedGotAndRemovedOnce(Records records) {
        assertThat(records.list()).isEmpty();
        assertThat(records.set("b", "2")).extracting(RecordView::key).containsExactly("b");
        records.set("a", "1");
        records.set("b", "3");
        assertThat(records.list()).extracting(RecordView::key).containsExactly("a", "b");
        assertThat(records.get("b").flatMap(RecordView::value)).contains("3");
        assertThat(records.remove("b")).extracting(RecordView::key).containsExactly("b");
        assertThat(records.get("b")).isEmpty();
        assertThat(records.list()).extracting(RecordView::key).containsExactly("a");
        assertThat(records.remove("b")).isEmpty();
    }

    @Test
    void lines_sayWhatWaits_offline() {
        Records offline = offline();
        assertThat(lines(offline.set("k", "v"), false)).containsExactly("k = v (not synced yet)");
        assertThat(lines(offline.list(), true)).containsExactly("{\"key\":\"k\",\"value\":\"v\"}");
        assertThat(lines(offline.remove("k"), false)).containsExactly("k was removed (not synced yet)");
    }

    @Test
    void lines_sayWhatTheServiceTells_online() {
        Records online = online();
        assertThat(lines(online.set("k", "v"), false)).containsExactly("k = v");
        assertThat(lines(online.list(), true))
                .containsExactly("{\"key\":\"k\",\"value\":\"v\",\"syncCount\":1,"
                        + "\"lastModifiedDate\":\"2026-01-01T00:00:01Z\","
                        + "\"deviceLastModifiedDate\":\"2026-01-01T00:00:00Z\"}");
        assertThat(lines(online.remove("k"), false)).containsExactly("k was removed");
    }

    /** Told where it is written, not only when it is pushed. */
    @Test
    void editThatATableWouldNotTake_isRefusedOffline_andOneThatShrinksIsTaken() {
        TableLimits limits = new TableLimits();
        RemoteRecord empty = new RemoteRecord(
                "k", Optional.of(""), 1, CLOCK.instant(), Optional.of("me"), Optional.of(CLOCK.instant()));
        String most = "x".repeat((int) (350_000 - limits.bytes(List.of(empty))));
        Records records = new Records.Offline(new MemoryCopy(), CLOCK, limits, "me");
        assertThatExceptionOfType(DeviceException.class)
                .isThrownBy(() -> records.set("k", most + "x"))
                .returns(DeviceException.Kind.LIMIT_EXCEEDED, DeviceException::kind)
                .withMessageContaining("this one would have 350001");
        assertThat(records.list()).isEmpty();
        records.set("k", most);

        // Another device has filled it: what makes it smaller is taken.
        MemoryCopy full = new MemoryCopy();
        new Records.Offline(full, CLOCK, SizeLimit.OF_COGNITO_SYNC, "me").set("k", most + most);
        Records overfull = new Records.Offline(full, CLOCK, limits, "me");
        assertThat(overfull.set("k", most + "x")).hasSize(1);
        assertThatExceptionOfType(DeviceException.class).isThrownBy(() -> overfull.set("k2", "v"));
    }

    private static List<String> lines(List<RecordView> records, boolean json) {
        return records.stream().map(record -> record.line(json)).toList();
    }
}
