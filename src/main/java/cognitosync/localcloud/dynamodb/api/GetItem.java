package cognitosync.localcloud.dynamodb.api;

import cognitosync.localcloud.dynamodb.item.Item;
import cognitosync.localcloud.dynamodb.item.ItemWriter;
import cognitosync.localcloud.dynamodb.store.ItemKey;
import cognitosync.localcloud.dynamodb.store.StoredItem;
import cognitosync.localcloud.dynamodb.table.Table;
import cognitosync.localcloud.dynamodb.table.ThroughputLimits.Use;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads one item. All reads here are consistent; {@code ConsistentRead} affects only their cost.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_GetItem.html">GetItem</a>
 */
public record GetItem(Engine engine) implements DynamoDbOperation {
    /**
     * A read of one item, alone or as part of a transaction.
     *
     * @param table name
     * @param key of the item
     * @param expressions with the projection
     */
    record Get(String table, Item key, Expressions expressions) {
        static void check(Input input, String path, RequestConstraints constraints) {
            constraints.table(input, path).required(input, path, "Key");
            input.hasItem("Key");
        }

        static Get read(Engine engine, Input input) {
            input.refuseLegacy();
            return new Get(
                    engine.tableName(input),
                    input.item("Key").orElseThrow(),
                    Expressions.parse(input, Expressions.PROJECTION));
        }

        ConditionKeys conditionKeys(Engine engine) {
            Set<String> attributes = new LinkedHashSet<>(key.attributes().keySet());
            attributes.addAll(expressions.attributes());
            return new ConditionKeys()
                    .leadingKey(engine.leadingKey(table, key))
                    .attributes(attributes)
                    .select(expressions.projection().isPresent() ? "SPECIFIC_ATTRIBUTES" : "ALL_ATTRIBUTES");
        }

        ItemKey key(Table table) {
            expressions.requireScalarKeys(table.key());
            return ItemKey.of(table, table.key().key(key));
        }

        void put(ObjectNode answer, Optional<StoredItem> found) {
            found.ifPresent(item -> expressions
                    .projection()
                    .ifPresentOrElse(
                            projection -> answer.set("Item", ItemWriter.toJson(projection.of(item.item()))),
                            () -> answer.putRawValue("Item", item.raw())));
        }
    }

    @Override
    public PreparedCall prepare(Input input) {
        RequestConstraints constraints = new RequestConstraints().returnConsumedCapacity(input);
        Get.check(input, "", constraints);
        boolean consistent = input.flag("ConsistentRead");
        constraints.verify();
        Get get = Get.read(engine, input);
        return new PreparedCall(
                List.of(get.conditionKeys(engine)
                        .returnConsumedCapacity(input)
                        .of(name(), engine.tables().arn(get.table()))),
                () -> answer(get, input, consistent));
    }

    private ObjectNode answer(Get get, Input input, boolean consistent) {
        Table table = engine.table(get.table());
        ItemKey key = get.key(table);
        engine.requireThroughput(table, Use.READ);
        Optional<StoredItem> found = engine.reads().find(key);
        double units = CapacityUnits.read(found.map(StoredItem::size).orElse(0), consistent);
        engine.limits().consumed(table, Use.READ, units);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        get.put(answer, found);
        CapacityUnits.put(answer, input, units);
        return answer;
    }
}
