package cognitosync.device.command;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.device.sync.MemoryCopy;
import cognitosync.device.sync.SimulatedDataset;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
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
        return new Records.Offline(new MemoryCopy(), CLOCK);
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

    private static List<String> lines(List<RecordView> records, boolean json) {
        return records.stream().map(record -> record.line(json)).toList();
    }
}
