package cognitosync.journey.cloud;

import cognitosync.localcloud.TestCloud;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What the table holds, read and written attribute by attribute, apart from the code that the page and the device use. */
record StoredInTable(Outputs outputs) implements StoredRecords {

    @Override
    public Map<String, String> of(String identityId, String dataset) {
        return asked(client -> item(client, identityId, dataset).get("records").m().entrySet().stream()
                // Removed ones stay in the item without a value.
                .filter(record -> record.getValue().m().containsKey("value"))
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        record -> record.getValue().m().get("value").s())));
    }

    @Override
    public void set(String identityId, String dataset, String key, String value) {
        asked(client -> {
            Map<String, AttributeValue> item = new HashMap<>(item(client, identityId, dataset));
            AttributeValue before = item.get("count");
            AttributeValue count = AttributeValue.fromN(String.valueOf(Long.parseLong(before.n()) + 1));
            Map<String, AttributeValue> records =
                    new HashMap<>(item.get("records").m());
            Map<String, AttributeValue> record = new HashMap<>(records.get(key).m());
            record.put("value", AttributeValue.fromS(value));
            record.put("count", count);
            records.put(key, AttributeValue.fromM(record));
            item.put("records", AttributeValue.fromM(records));
            item.put("count", count);
            return client.putItem(request -> request.tableName(table())
                    .item(item)
                    .conditionExpression("#count = :before")
                    .expressionAttributeNames(Map.of("#count", "count"))
                    .expressionAttributeValues(Map.of(":before", before)));
        });
    }

    private Map<String, AttributeValue> item(DynamoDbClient client, String identityId, String dataset) {
        return client.getItem(request -> request.tableName(table())
                        .key(Map.of(
                                "owner", AttributeValue.fromS(identityId),
                                "item", AttributeValue.fromS("dataset#" + dataset)))
                        .consistentRead(true))
                .item();
    }

    private String table() {
        return outputs.stack("TableName");
    }

    private <T> T asked(Function<DynamoDbClient, T> question) {
        try (ProfileCredentialsProvider developer = TestCloud.developer(outputs.credentialsFile());
                DynamoDbClient client = DynamoDbClient.builder()
                        .region(Region.of(outputs.region()))
                        .endpointOverride(outputs.apiEndpoint())
                        .credentialsProvider(developer)
                        .build()) {
            return question.apply(client);
        }
    }
}
