package cognitosync.localcloud;

import cognitosync.localcloud.console.DatasetSource;
import cognitosync.localcloud.sync.dataset.DatasetId;
import cognitosync.localcloud.sync.dataset.DatasetSummary;
import cognitosync.localcloud.sync.store.DatasetBrowser;
import cognitosync.localcloud.sync.store.Usage;
import java.util.List;

/**
 * Shows the console the datasets.
 *
 * @param inventory of Cognito Sync
 */
record ConsoleDatasets(DatasetBrowser inventory) implements DatasetSource {
    @Override
    public Total total(String identityPoolId, String identityId) {
        Usage usage = inventory.usage(identityPoolId, identityId);
        return new Total(usage.datasets(), usage.dataStorage());
    }

    @Override
    public List<Dataset> datasets(String identityPoolId, String identityId, int limit) {
        return inventory.datasets(identityPoolId, identityId, limit).stream()
                .map(ConsoleDatasets::view)
                .toList();
    }

    @Override
    public List<Entry> records(
            String identityPoolId, String identityId, String datasetName, RecordPlace after, int limit) {
        DatasetId id = new DatasetId(identityPoolId, identityId, datasetName);
        return inventory.records(id, after.syncCount(), after.key(), limit).stream()
                .map(record -> new Entry(
                        record.key(),
                        record.value(),
                        record.syncCount(),
                        record.lastModifiedDate(),
                        record.lastModifiedBy()))
                .toList();
    }

    private static Dataset view(DatasetSummary dataset) {
        return new Dataset(
                dataset.id().datasetName(),
                dataset.state().syncCount(),
                dataset.state().numRecords(),
                dataset.state().dataStorage(),
                dataset.state().lastModifiedDate(),
                dataset.state().lastModifiedBy());
    }
}
