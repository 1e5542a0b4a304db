package cognitosync.device.remote;

import cognitosync.device.failure.DeviceException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import software.amazon.awssdk.services.cognitosync.CognitoSyncClient;
import software.amazon.awssdk.services.cognitosync.model.CognitoSyncException;
import software.amazon.awssdk.services.cognitosync.model.Dataset;
import software.amazon.awssdk.services.cognitosync.model.ListDatasetsResponse;
import software.amazon.awssdk.services.cognitosync.model.ListRecordsResponse;
import software.amazon.awssdk.services.cognitosync.model.Operation;
import software.amazon.awssdk.services.cognitosync.model.Record;
import software.amazon.awssdk.services.cognitosync.model.RecordPatch;
import software.amazon.awssdk.services.cognitosync.model.ResourceNotFoundException;

/**
 * The datasets of one identity in Cognito Sync: adapts the SDK's client to the values of this package.
 *
 * @param client with credentials for them
 * @param identityPoolId the pool
 * @param identityId of their owner
 * @param clock of this device
 */
public record CognitoSyncDatasets(
        CognitoSyncClient client, String identityPoolId, String identityId, InstantSource clock)
        implements DatasetClient {
    /** The maximum of a dataset. */
    private static final int RECORDS = 1024;

    private static final int DATASETS = 64;

    /**
     * The changes since that count, with all pages from the same moment. If others keep writing between two pages, the
     * snapshot has the smallest count of the pages, so that the next listing repeats what may be missing.
     *
     * @see <a href="https://docs.aws.amazon.com/cognitosync/latest/APIReference/API_ListRecords.html">ListRecords</a>
     */
    @Override
    public Snapshot list(String dataset, long sinceCount) {
        for (int attempt = 1; ; attempt++) {
            List<Page> pages = pages(dataset, sinceCount);
            LongSummaryStatistics counts = pages.stream()
                    .mapToLong(page -> page.answer.datasetSyncCount())
                    .summaryStatistics();
            if (counts.getMin() == counts.getMax() || attempt == Retries.ATTEMPTS) {
                return snapshot(pages, counts.getMin());
            }
        }
    }

    private record Page(ListRecordsResponse answer, ServerTime time) {}

    private List<Page> pages(String dataset, long sinceCount) {
        List<Page> pages = new ArrayList<>();
        String nextToken = null;
        do {
            Page page = page(dataset, sinceCount, nextToken);
            pages.add(page);
            nextToken = page.answer.nextToken();
        } while (nextToken != null);
        return pages;
    }

    private Page page(String dataset, long sinceCount, String nextToken) {
        Instant sentAt = clock.instant();
        ListRecordsResponse answer = SyncServiceException.translated(
                () -> client.listRecords(request -> request.identityPoolId(identityPoolId)
                        .identityId(identityId)
                        .datasetName(dataset)
                        .lastSyncCount(sinceCount)
                        .maxResults(RECORDS)
                        .nextToken(nextToken)));
        String date = answer.sdkHttpResponse().firstMatchingHeader("Date").orElse("");
        return new Page(answer, ServerTime.observed(date, sentAt, clock.instant()));
    }

    private static Snapshot snapshot(List<Page> pages, long syncCount) {
        // A record that changes between two pages is listed twice: the later one is current.
        TreeMap<String, RemoteRecord> newest = new TreeMap<>();
        pages.forEach(page -> collect(page.answer.records(), newest));
        Page last = pages.get(pages.size() - 1);
        ListRecordsResponse page = last.answer;
        return new Snapshot(
                new ArrayList<>(newest.values()),
                syncCount,
                // Only if the service says so, because the local copy of a missing or deleted dataset is dropped.
                !Boolean.FALSE.equals(page.datasetExists()),
                Boolean.TRUE.equals(page.datasetDeletedAfterRequestedSyncCount()),
                page.mergedDatasetNames(),
                page.syncSessionToken(),
                last.time);
    }

    private static void collect(List<Record> page, TreeMap<String, RemoteRecord> newest) {
        for (Record wire : page) {
            RemoteRecord record = record(wire);
            newest.merge(
                    record.key(), record, (known, later) -> later.syncCount() >= known.syncCount() ? later : known);
        }
    }

    /**
     * Changes records, all or none, and returns them as they are now.
     *
     * @see <a href="https://docs.aws.amazon.com/cognitosync/latest/APIReference/API_UpdateRecords.html">UpdateRecords</a>
     */
    @Override
    public List<RemoteRecord> update(String dataset, String sessionToken, Collection<Patch> patches) {
        return SyncServiceException.translated(
                        () -> client.updateRecords(request -> request.identityPoolId(identityPoolId)
                                .identityId(identityId)
                                .datasetName(dataset)
                                .syncSessionToken(sessionToken)
                                .recordPatches(patches.stream()
                                        .map(CognitoSyncDatasets::onTheWire)
                                        .toList())))
                .records()
                .stream()
                .map(CognitoSyncDatasets::record)
                .toList();
    }

    /**
     * Deletes the dataset; does nothing if there is none.
     *
     * @see <a href="https://docs.aws.amazon.com/cognitosync/latest/APIReference/API_DeleteDataset.html">DeleteDataset</a>
     */
    @Override
    public void delete(String dataset) {
        try {
            client.deleteDataset(request -> request.identityPoolId(identityPoolId)
                    .identityId(identityId)
                    .datasetName(dataset));
        } catch (ResourceNotFoundException gone) {
            // Another device has deleted it.
            return;
        } catch (CognitoSyncException refusal) {
            throw new SyncServiceException(refusal);
        }
    }

    /**
     * All datasets of the identity.
     *
     * @see <a href="https://docs.aws.amazon.com/cognitosync/latest/APIReference/API_ListDatasets.html">ListDatasets</a>
     */
    @Override
    public List<Summary> datasets(Consumer<DeviceException> unreadable) {
        List<Summary> all = new ArrayList<>();
        String nextToken = null;
        do {
            ListDatasetsResponse page = datasets(nextToken);
            page.datasets().forEach(dataset -> all.add(summary(dataset)));
            nextToken = page.nextToken();
        } while (nextToken != null);
        return all;
    }

    private ListDatasetsResponse datasets(String nextToken) {
        return SyncServiceException.translated(
                () -> client.listDatasets(request -> request.identityPoolId(identityPoolId)
                        .identityId(identityId)
                        .maxResults(DATASETS)
                        .nextToken(nextToken)));
    }

    private static Summary summary(Dataset dataset) {
        return new Summary(
                dataset.datasetName(),
                dataset.numRecords() == null ? 0 : dataset.numRecords(),
                dataset.dataStorage() == null ? 0 : dataset.dataStorage(),
                dataset.lastModifiedDate());
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
}
