package cognitosync.localcloud.sync.api;

import cognitosync.localcloud.protocol.JsonProtocol;
import cognitosync.localcloud.sync.dataset.Dataset.DatasetRecord;
import cognitosync.localcloud.sync.dataset.DatasetState;
import cognitosync.localcloud.sync.dataset.DatasetState.DatasetSummary;
import cognitosync.localcloud.sync.store.Usages.Usage;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * Writes the structures of the API. Absent members are omitted, because the mobile clients fail on {@code null}; dates are
 * numbers, because the newer SDKs fail on text.
 */
public final class Shapes {
    private Shapes() {}

    public static ObjectNode structure() {
        return JsonProtocol.MAPPER.createObjectNode();
    }

    /** <a href="https://docs.aws.amazon.com/cognitosync/latest/APIReference/API_Record.html">Record</a>. */
    static ObjectNode record(DatasetRecord record) {
        ObjectNode json = structure();
        json.put("Key", record.key());
        record.value().ifPresent(value -> json.put("Value", value));
        json.put("SyncCount", record.syncCount());
        json.put("LastModifiedDate", seconds(record.lastModifiedDate()));
        json.put("LastModifiedBy", record.lastModifiedBy());
        record.deviceLastModifiedDate().ifPresent(date -> json.put("DeviceLastModifiedDate", seconds(date)));
        return json;
    }

    static ArrayNode records(List<DatasetRecord> records) {
        ArrayNode json = JsonProtocol.MAPPER.createArrayNode();
        records.forEach(record -> json.add(record(record)));
        return json;
    }

    /** <a href="https://docs.aws.amazon.com/cognitosync/latest/APIReference/API_Dataset.html">Dataset</a>. */
    static ObjectNode dataset(DatasetSummary dataset) {
        DatasetState state = dataset.state();
        ObjectNode json = structure();
        json.put("IdentityId", dataset.id().identityId());
        json.put("DatasetName", dataset.id().datasetName());
        json.put("CreationDate", seconds(state.creationDate()));
        json.put("LastModifiedDate", seconds(state.lastModifiedDate()));
        json.put("LastModifiedBy", state.lastModifiedBy());
        json.put("DataStorage", state.dataStorage());
        json.put("NumRecords", state.numRecords());
        return json;
    }

    /** <a href="https://docs.aws.amazon.com/cognitosync/latest/APIReference/API_IdentityPoolUsage.html">IdentityPoolUsage</a>. */
    static ObjectNode poolUsage(IdentityDirectory.Pool pool, Usage usage) {
        return structure()
                .put("IdentityPoolId", pool.id())
                .put("DataStorage", usage.dataStorage())
                .put("LastModifiedDate", seconds(usage.lastModifiedDate().orElse(pool.createdAt())));
    }

    public static BigDecimal seconds(Instant instant) {
        return BigDecimal.valueOf(instant.toEpochMilli(), 3);
    }
}
