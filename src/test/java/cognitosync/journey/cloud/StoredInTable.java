package cognitosync.journey.cloud;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What a table holds. */
record StoredInTable(Outputs outputs) implements StoredRecords {

    @Override
    public Map<String, String> of(String identityId, String dataset) {
        try (TableOwner owner = TableOwner.of(outputs)) {
            return owner.item(identityId, dataset).get("records").m().entrySet().stream()
                    // Removed ones stay in the item without a value.
                    .filter(record -> record.getValue().m().containsKey("value"))
                    .collect(Collectors.toMap(
                            Map.Entry::getKey,
                            record -> record.getValue().m().get("value").s()));
        }
    }

    @Override
    public void set(String identityId, String dataset, String key, String value) {
        try (TableOwner owner = TableOwner.of(outputs)) {
            Map<String, AttributeValue> item = owner.item(identityId, dataset);
            AttributeValue count = AttributeValue.fromN(
                    String.valueOf(Long.parseLong(item.get("count").n()) + 1));
            Map<String, AttributeValue> records =
                    new HashMap<>(item.get("records").m());
            Map<String, AttributeValue> record = new HashMap<>(records.get(key).m());
            record.put("value", AttributeValue.fromS(value));
            record.put("count", count);
            records.put(key, AttributeValue.fromM(record));
            owner.change(identityId, dataset, Map.of("records", AttributeValue.fromM(records), "count", count));
        }
    }
}
