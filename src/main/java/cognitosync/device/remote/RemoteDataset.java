package cognitosync.device.remote;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.cognitosync.CognitoSyncClient;
import software.amazon.awssdk.services.cognitosync.model.ListRecordsResponse;
import software.amazon.awssdk.services.cognitosync.model.Operation;
import software.amazon.awssdk.services.cognitosync.model.Record;
import software.amazon.awssdk.services.cognitosync.model.RecordPatch;
import software.amazon.awssdk.services.cognitosync.model.ResourceNotFoundException;

/**
 * One dataset at the service.
 *
 * @param client with credentials that reach it
 * @param address which dataset
 * @param clock of this device
 */
public record RemoteDataset(CognitoSyncClient client, DatasetAddress address, InstantSource clock)
        implements Counterpart {
    /** A whole dataset has no more. */
    private static final int PAGE = 1024;

    private static final int ATTEMPTS = 4;

    /**
     * What has changed since that count, all pages of it as of one moment; where somebody writes between two pages again and
     * again, with the smallest count that they tell, so that the next listing repeats what may be missing.
     *
     * @see <a href="https://docs.aws.amazon.com/cognitosync/latest/APIReference/API_ListRecords.html">ListRecords</a>
     */
    @Override
    public Snapshot list(long sinceCount) {
        for (int attempt = 1; ; attempt++) {
            List<Page> pages = pages(sinceCount);
            LongSummaryStatistics counts = pages.stream()
                    .mapToLong(page -> page.answer.datasetSyncCount())
                    .summaryStatistics();
            if (counts.getMin() == counts.getMax() || attempt == ATTEMPTS) {
                return snapshot(pages, counts.getMin());
            }
        }
    }

    private record Page(ListRecordsResponse answer, Optional<ServerTime> time) {}

    private List<Page> pages(long sinceCount) {
        List<Page> pages = new ArrayList<>();
        String nextToken = null;
        do {
            Page page = page(sinceCount, nextToken);
            pages.add(page);
            nextToken = page.answer.nextToken();
        } while (nextToken != null);
        return pages;
    }

    private static Snapshot snapshot(List<Page> pages, long syncCount) {
        // A record that changes between two pages comes twice: the later one is the whole truth.
        TreeMap<String, RemoteRecord> newest = new TreeMap<>();
        pages.forEach(page -> collect(page.answer.records(), newest));
        Page last = pages.get(pages.size() - 1);
        ListRecordsResponse page = last.answer;
        return new Snapshot(
                new ArrayList<>(newest.values()),
                syncCount,
                // Only where it is told: what is not there, and what was deleted, is forgotten here, too.
                !Boolean.FALSE.equals(page.datasetExists()),
                Boolean.TRUE.equals(page.datasetDeletedAfterRequestedSyncCount()),
                page.mergedDatasetNames(),
                page.syncSessionToken(),
                last.time);
    }

    /**
     * Changes records, all or none, and answers them as they are now.
     *
     * @see <a href="https://docs.aws.amazon.com/cognitosync/latest/APIReference/API_UpdateRecords.html">UpdateRecords</a>
     */
    @Override
    public List<RemoteRecord> update(String sessionToken, Collection<Patch> patches) {
        return client
                .updateRecords(request -> request.identityPoolId(address.identityPoolId())
                        .identityId(address.identityId())
                        .datasetName(address.name())
                        .syncSessionToken(sessionToken)
                        .recordPatches(
                                patches.stream().map(RemoteDataset::onTheWire).toList()))
                .records()
                .stream()
                .map(RemoteDataset::record)
                .toList();
    }

    @Override
    public RemoteDataset beside(String name) {
        return new RemoteDataset(
                client, new DatasetAddress(address.identityPoolId(), address.identityId(), name), clock);
    }

    /**
     * Deletes it; where it is not there, all is well.
     *
     * @see <a href="https://docs.aws.amazon.com/cognitosync/latest/APIReference/API_DeleteDataset.html">DeleteDataset</a>
     */
    @Override
    public void delete() {
        try {
            client.deleteDataset(request -> request.identityPoolId(address.identityPoolId())
                    .identityId(address.identityId())
                    .datasetName(address.name()));
        } catch (ResourceNotFoundException gone) {
            // Another device was first; nothing is left to do.
            return;
        }
    }

    private Page page(long sinceCount, String nextToken) {
        Instant sentAt = clock.instant();
        ListRecordsResponse answer = client.listRecords(request -> request.identityPoolId(address.identityPoolId())
                .identityId(address.identityId())
                .datasetName(address.name())
                .lastSyncCount(sinceCount)
                .maxResults(PAGE)
                .nextToken(nextToken));
        Instant receivedAt = clock.instant();
        return new Page(
                answer,
                answer.sdkHttpResponse()
                        .firstMatchingHeader("Date")
                        .flatMap(RemoteDataset::time)
                        .map(second -> new ServerTime(second, sentAt, receivedAt)));
    }

    private static void collect(List<Record> page, TreeMap<String, RemoteRecord> newest) {
        for (Record wire : page) {
            RemoteRecord record = record(wire);
            newest.merge(
                    record.key(), record, (known, later) -> later.syncCount() >= known.syncCount() ? later : known);
        }
    }

    private static RemoteRecord record(Record wire) {
        return new RemoteRecord(
                wire.key(),
                Optional.ofNullable(wire.value()),
                wire.syncCount(),
                wire.lastModifiedDate(),
                Optional.ofNullable(wire.lastModifiedBy()),
                Optional.ofNullable(wire.deviceLastModifiedDate()));
    }

    private static RecordPatch onTheWire(Patch patch) {
        return RecordPatch.builder()
                .key(patch.key())
                .op(patch.value().isPresent() ? Operation.REPLACE : Operation.REMOVE)
                .value(patch.value().orElse(null))
                .syncCount(patch.syncCount())
                .deviceLastModifiedDate(patch.changedAt())
                .build();
    }

    private static Optional<Instant> time(String date) {
        try {
            return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
