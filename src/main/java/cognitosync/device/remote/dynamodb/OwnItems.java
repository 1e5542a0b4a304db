package cognitosync.device.remote.dynamodb;

import cognitosync.device.failure.DeviceException;
import cognitosync.device.remote.DatasetClient.Summary;
import cognitosync.device.remote.ServerTime;
import cognitosync.device.remote.SyncServiceException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * The partition of one identity: sends the requests. Each asks for the consumed capacity, because only DynamoDB answers with
 * it: that an item is missing is an empty object, as an intermediary may send one.
 */
final class OwnItems {
    private final DynamoDbClient client;
    private final String table;
    private final String owner;
    private final InstantSource clock;
    private volatile ServerTime serverTime = ServerTime.UNKNOWN;

    OwnItems(DynamoDbClient client, String table, String owner, InstantSource clock) {
        this.client = client;
        this.table = table;
        this.owner = owner;
        this.clock = clock;
    }

    String owner() {
        return owner;
    }

    /** The service's clock, by the last response. */
    ServerTime serverTime() {
        return serverTime;
    }

    /** The dataset as it is, from one item. */
    DatasetItem get(String dataset) {
        GetItemRequest.Builder request = request(dataset);
        return item(dataset, answered(() -> client.getItem(request.build())).item());
    }

    /** The dataset's count alone; 0 if there is none. */
    long count(String dataset) {
        GetItemRequest.Builder request = request(dataset)
                .projectionExpression("#count")
                .expressionAttributeNames(Map.of("#count", ItemFormat.COUNT));
        return ItemFormat.count(answered(() -> client.getItem(request.build())).item());
    }

    private GetItemRequest.Builder request(String dataset) {
        return GetItemRequest.builder()
                .tableName(table)
                .key(ItemFormat.key(owner, dataset))
                .consistentRead(true)
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL);
    }

    private static DatasetItem item(String dataset, Map<String, AttributeValue> attributes) {
        return attributes.isEmpty() ? DatasetItem.NONE : ItemFormat.read(dataset, attributes);
    }

    /**
     * A swap that was refused.
     *
     * @param current the item as it is
     * @param isOnlyAttempt whether the SDK sent the request once
     */
    record Refused(DatasetItem current, boolean isOnlyAttempt) {}

    /** Replaces the dataset if its count has not changed since, and a later version of the format has not either. */
    Optional<Refused> put(String dataset, DatasetItem before, DatasetItem after) {
        PutItemRequest.Builder request = PutItemRequest.builder()
                .tableName(table)
                .item(ItemFormat.write(owner, dataset, after))
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
        if (before.isNew()) {
            request.conditionExpression("attribute_not_exists(#item)")
                    .expressionAttributeNames(Map.of("#item", ItemFormat.ITEM));
        } else {
            request.conditionExpression("#count = :count AND #format = :format")
                    .expressionAttributeNames(Map.of("#count", ItemFormat.COUNT, "#format", ItemFormat.FORMAT))
                    .expressionAttributeValues(Map.of(
                            ":count", ItemFormat.number(before.count()),
                            ":format", ItemFormat.number(ItemFormat.VERSION)));
        }
        try {
            answered(() -> client.putItem(request.build()));
            return Optional.empty();
        } catch (SyncServiceException refusal) {
            if (refusal.getCause() instanceof ConditionalCheckFailedException faster) {
                return Optional.of(new Refused(
                        item(dataset, faster.item()), faster.numAttempts() == null || faster.numAttempts() == 1));
            }
            throw refusal;
        }
    }

    /** All datasets that exist and can be read; takes why others cannot. */
    List<Summary> all(Consumer<DeviceException> unreadable) {
        List<Summary> all = new ArrayList<>();
        for (Map<String, AttributeValue> attributes : query(null, Map.of())) {
            if (ItemFormat.mayExist(attributes)) {
                String dataset = ItemFormat.dataset(attributes);
                try {
                    DatasetItem item = ItemFormat.read(dataset, attributes);
                    all.add(new Summary(dataset, item.numRecords(), item.dataStorage(), item.modified()));
                } catch (DeviceException problem) {
                    unreadable.accept(problem);
                }
            }
        }
        return all;
    }

    /** Names of all datasets that exist, and of those that cannot be read. */
    List<String> names() {
        return query("#item, #exists", Map.of("#exists", ItemFormat.EXISTS)).stream()
                .filter(ItemFormat::mayExist)
                .map(ItemFormat::dataset)
                .toList();
    }

    private List<Map<String, AttributeValue>> query(String projection, Map<String, String> names) {
        Map<String, String> all = new HashMap<>(names);
        all.put("#owner", ItemFormat.OWNER);
        all.put("#item", ItemFormat.ITEM);
        QueryRequest request = QueryRequest.builder()
                .tableName(table)
                .keyConditionExpression("#owner = :owner AND begins_with(#item, :prefix)")
                .expressionAttributeNames(all)
                .expressionAttributeValues(
                        Map.of(":owner", ItemFormat.text(owner), ":prefix", ItemFormat.text(ItemFormat.PREFIX)))
                .projectionExpression(projection)
                .consistentRead(true)
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                .build();
        return SyncServiceException.translated(
                () -> client.queryPaginator(request).items().stream().toList());
    }

    private <T extends DynamoDbResponse> T answered(Supplier<T> operation) {
        Instant sentAt = clock.instant();
        T answer = SyncServiceException.translated(operation);
        String date = answer.sdkHttpResponse().firstMatchingHeader("Date").orElse("");
        serverTime = ServerTime.observed(date, sentAt, clock.instant());
        return answer;
    }
}
