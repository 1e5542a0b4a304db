package cognitosync.journey.cloud;

import cognitosync.localcloud.TestCloud;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** The table of a stack, with the account's own credentials: read and written attribute by attribute, apart from the product's code. */
public record TableOwner(String table, ProfileCredentialsProvider credentials, DynamoDbClient client)
        implements AutoCloseable {

    /** Of an item that {@link #consume} writes. */
    private static final int BYTES = 300_000;

    /** Rounded up to KB, and twice in a transaction. */
    private static final int UNITS = 2 * 294;

    public static TableOwner of(Outputs outputs) {
        ProfileCredentialsProvider developer = TestCloud.developer(outputs.credentialsFile());
        DynamoDbClient client = DynamoDbClient.builder()
                .region(Region.of(outputs.region()))
                .endpointOverride(outputs.apiEndpoint())
                .credentialsProvider(developer)
                .build();
        return new TableOwner(outputs.stack("TableName"), developer, client);
    }

    public Map<String, AttributeValue> item(String identityId, String dataset) {
        return client.getItem(request ->
                        request.tableName(table).key(key(identityId, dataset)).consistentRead(true))
                .item();
    }

    /** Replaces attributes of an item. */
    public void change(String identityId, String dataset, Map<String, AttributeValue> attributes) {
        Map<String, AttributeValue> before = item(identityId, dataset);
        Map<String, AttributeValue> item = new HashMap<>(before);
        item.putAll(attributes);
        client.putItem(request -> request.tableName(table)
                .item(item)
                .conditionExpression("#count = :before")
                .expressionAttributeNames(Map.of("#count", "count"))
                .expressionAttributeValues(Map.of(":before", before.get("count"))));
    }

    /** Writes items of nobody in one transaction, which costs at least this many write units. */
    public void consume(int writeUnits) {
        String owner = "nobody-" + UUID.randomUUID();
        client.transactWriteItems(request -> request.transactItems(IntStream.rangeClosed(1, writeUnits / UNITS + 1)
                .mapToObj(number -> {
                    Map<String, AttributeValue> item = new HashMap<>(key(owner, "large-" + number));
                    item.put("text", AttributeValue.fromS("x".repeat(BYTES)));
                    return TransactWriteItem.builder()
                            .put(Put.builder().tableName(table).item(item).build())
                            .build();
                })
                .toList()));
    }

    private static Map<String, AttributeValue> key(String owner, String dataset) {
        return Map.of("owner", AttributeValue.fromS(owner), "item", AttributeValue.fromS("dataset#" + dataset));
    }

    @Override
    public void close() {
        client.close();
        credentials.close();
    }
}
