package cognitosync.device.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitosync.CognitoSyncClient;
import software.amazon.awssdk.services.cognitosync.model.ListRecordsRequest;
import software.amazon.awssdk.services.cognitosync.model.ListRecordsResponse;
import software.amazon.awssdk.services.cognitosync.model.Record;

class CognitoSyncDatasetsTest {
    /** Answers pages in turn. */
    private record Scripted(Deque<ListRecordsResponse> pages) implements CognitoSyncClient {
        @Override
        public ListRecordsResponse listRecords(ListRecordsRequest request) {
            return pages.remove();
        }

        @Override
        public String serviceName() {
            return "CognitoSync";
        }

        @Override
        public void close() {}
    }

    /** Both keys are always written together. */
    @Test
    void writeBetweenTwoPages_hasThemListedAgain_asOfOneMoment() {
        Snapshot snapshot = listed(
                page(5, "next", Map.of("a", 5L)),
                page(6, null, Map.of("b", 6L)),
                page(6, "next", Map.of("a", 6L)),
                page(6, null, Map.of("b", 6L)));
        assertThat(snapshot.syncCount()).isEqualTo(6);
        assertThat(snapshot.records()).extracting(RemoteRecord::syncCount).containsExactly(6L, 6L);
    }

    /** What was written to the first page is asked for the next time. */
    @Test
    void writerThatNeverRests_leavesTheSmallestCount() {
        long last = 2L * Retries.ATTEMPTS;
        Snapshot snapshot = listed(LongStream.rangeClosed(1, last)
                .mapToObj(count -> page(count, count % 2 == 1 ? "next" : null, Map.of("a", count)))
                .toArray(ListRecordsResponse[]::new));
        assertThat(snapshot.syncCount()).isEqualTo(last - 1);
        assertThat(snapshot.records()).singleElement().satisfies(record -> assertThat(record.syncCount())
                .isEqualTo(last));
    }

    /** Both ends of the last page's request: the header is of a moment between them. */
    @Test
    void timeOfTheService_isThatOfTheLastPage_betweenSendingAndReceiving() {
        Scripted client = new Scripted(new ArrayDeque<>(List.of(page(5, "next", Map.of()), page(5, null, Map.of()))));
        AtomicLong seconds = new AtomicLong();
        Snapshot snapshot = new CognitoSyncDatasets(
                        client, "pool", "identity", () -> Instant.ofEpochSecond(seconds.getAndIncrement()))
                .list("d", 0);
        assertThat(snapshot.serverTime())
                .isEqualTo(new ServerTime(
                        Instant.parse("2026-01-01T00:00:00Z"), Instant.ofEpochSecond(2), Instant.ofEpochSecond(3)));
    }

    private static Snapshot listed(ListRecordsResponse... pages) {
        Scripted client = new Scripted(new ArrayDeque<>(List.of(pages)));
        Snapshot snapshot = new CognitoSyncDatasets(client, "pool", "identity", () -> Instant.EPOCH).list("d", 0);
        assertThat(client.pages()).isEmpty();
        return snapshot;
    }

    private static ListRecordsResponse page(long count, String nextToken, Map<String, Long> records) {
        ListRecordsResponse.Builder page = ListRecordsResponse.builder()
                .datasetSyncCount(count)
                .datasetExists(true)
                .datasetDeletedAfterRequestedSyncCount(false)
                .nextToken(nextToken)
                .syncSessionToken("token")
                .records(records.entrySet().stream()
                        .map(record -> Record.builder()
                                .key(record.getKey())
                                .value("v" + record.getValue())
                                .syncCount(record.getValue())
                                .lastModifiedDate(Instant.EPOCH)
                                .build())
                        .toList());
        page.sdkHttpResponse(software.amazon.awssdk.http.SdkHttpResponse.builder()
                .statusCode(200)
                .putHeader("Date", "Thu, 01 Jan 2026 00:00:00 GMT")
                .build());
        return page.build();
    }
}
