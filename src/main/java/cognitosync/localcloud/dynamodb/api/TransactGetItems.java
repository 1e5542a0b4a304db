package cognitosync.localcloud.dynamodb.api;

import cognitosync.localcloud.dynamodb.api.DynamoDbException.CancellationReason;
import cognitosync.localcloud.dynamodb.api.GetItem.Get;
import cognitosync.localcloud.dynamodb.store.ItemKey;
import cognitosync.localcloud.dynamodb.store.StoredItem;
import cognitosync.localcloud.dynamodb.table.Table;
import cognitosync.localcloud.dynamodb.table.ThroughputLimits.Use;
import cognitosync.localcloud.gateway.Gate.Access;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads items from one snapshot.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactGetItems.html">TransactGetItems</a>
 */
public record TransactGetItems(Engine engine) implements DynamoDbOperation {
    private static final String READ_UNITS = "ReadCapacityUnits";

    @Override
    public PreparedCall prepare(Input input) {
        RequestConstraints constraints = new RequestConstraints().returnConsumedCapacity(input);
        List<TransactionElements.Element> elements = TransactionElements.read(input, List.of("Get"), constraints);
        elements.forEach(element -> Get.check(element.input(), element.path(), constraints));
        constraints.verify();
        List<Get> gets = elements.stream()
                .map(element -> Get.read(engine, element.input()))
                .toList();
        List<Access> accesses = gets.stream()
                .map(get -> get.conditionKeys(engine)
                        .returnConsumedCapacity(input)
                        .enclosingOperation(name())
                        .of("GetItem", engine.tables().arn(get.table())))
                .distinct()
                .toList();
        return new PreparedCall(accesses, () -> answer(gets, elements, input));
    }

    private ObjectNode answer(List<Get> gets, List<TransactionElements.Element> elements, Input input) {
        List<Table> tables = gets.stream().map(get -> engine.table(get.table())).toList();
        List<ItemKey> keys = keys(gets, tables);
        List<StoredItem> found = new ArrayList<>();
        // One database transaction, so one snapshot.
        engine.database().read(transaction -> {
            for (ItemKey key : keys) {
                found.add(engine.items().find(transaction, key).orElse(null));
            }
            return null;
        });
        Map<String, Double> units = new LinkedHashMap<>();
        ArrayNode responses = JsonNodeFactory.instance.arrayNode();
        long bytes = 0;
        for (int i = 0; i < gets.size(); i++) {
            Optional<StoredItem> item = Optional.ofNullable(found.get(i));
            int size = item.map(StoredItem::size).orElse(0);
            bytes += size;
            double cost = CapacityUnits.transactionalRead(size);
            engine.limits().consumed(tables.get(i), Use.READ, cost);
            units.merge(elements.get(i).table(), cost, Double::sum);
            gets.get(i).put(responses.addObject(), item);
        }
        if (bytes > TransactionElements.MAX_BYTES) {
            throw TransactionElements.tooLarge();
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.set("Responses", responses);
        CapacityUnits.put(answer, input, units, READ_UNITS);
        return answer;
    }

    private List<ItemKey> keys(List<Get> gets, List<Table> tables) {
        // An empty key value is an error of the request, not a cancellation reason.
        for (int i = 0; i < gets.size(); i++) {
            tables.get(i).key().requireNoEmptyValue(gets.get(i).key());
        }
        List<ItemKey> all = TransactionElements.keys(engine, gets, tables, Use.READ, Get::key);
        List<CancellationReason> conflicts = all.stream()
                .map(key -> CancellationReason.conflictOf(engine.running().contains(key)))
                .toList();
        Reasons.requireNone(conflicts);
        return all;
    }
}
