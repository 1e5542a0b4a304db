package cognitosync.localcloud.dynamodb.api;

import cognitosync.localcloud.dynamodb.api.WriteAction.Change;
import cognitosync.localcloud.dynamodb.api.WriteAction.Kind;
import cognitosync.localcloud.dynamodb.expression.UpdateExpression.UpdatedItem;
import cognitosync.localcloud.dynamodb.item.Item;
import cognitosync.localcloud.dynamodb.item.ItemWriter;
import cognitosync.localcloud.dynamodb.store.ItemKey;
import cognitosync.localcloud.dynamodb.store.StoredItem;
import cognitosync.localcloud.dynamodb.table.Table;
import cognitosync.localcloud.dynamodb.table.ThroughputLimits.Use;
import cognitosync.localcloud.store.Transaction;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Performs writes, and answers requests that write one item. */
record Writes(Engine engine) {
    /**
     * A completed write.
     *
     * @param before the item before the write
     * @param after the item after the write
     * @param updated details of an update
     */
    record Written(Optional<StoredItem> before, Optional<StoredItem> after, Optional<UpdatedItem> updated) {
        /** Bytes of the larger of the two items, which determine the cost. */
        int size() {
            return Math.max(size(before), size(after));
        }

        private static int size(Optional<StoredItem> item) {
            return item.map(StoredItem::size).orElse(0);
        }
    }

    /** Performs one write inside a database transaction. */
    Written write(Transaction transaction, Table table, WriteAction action, ItemKey key) throws SQLException {
        Optional<StoredItem> stored = engine.items().find(transaction, key);
        Optional<Item> before = action.readsItem() ? stored.map(StoredItem::item) : Optional.empty();
        if (!action.conditionHolds(before)) {
            throw DynamoDbException.conditionFailed(stored, action.showsItem());
        }
        if (action.kind() == Kind.CHECK) {
            return new Written(stored, stored, Optional.empty());
        }
        Change change = action.change(before);
        Optional<StoredItem> after = change.after().map(StoredItem::of);
        if (after.isPresent()) {
            engine.items().put(transaction, table, key, change.after().orElseThrow(), after.orElseThrow());
        } else if (stored.isPresent()) {
            engine.items().delete(transaction, key);
        }
        return new Written(stored, after, change.updated());
    }

    /** Refuses a write of one item with constraint violations. */
    static void check(Kind kind, Input input) {
        RequestConstraints constraints = new RequestConstraints();
        constraints.returnConsumedCapacity(input);
        WriteAction.check(kind, input, "", constraints);
        constraints
                .returnItemCollectionMetrics(input)
                .oneOf(input, "", "ReturnValues", List.of("ALL_NEW", "UPDATED_OLD", "ALL_OLD", "NONE", "UPDATED_NEW"))
                .verify();
        if (kind != Kind.UPDATE && !List.of("NONE", "ALL_OLD").contains(returnValues(input))) {
            throw DynamoDbException.validation("ReturnValues can only be ALL_OLD or NONE");
        }
    }

    /** Reads and validates a write of one item. */
    DynamoDbOperation.PreparedCall prepare(Kind kind, Input input) {
        check(kind, input);
        WriteAction action = WriteAction.read(engine, kind, input);
        ConditionKeys keys = new ConditionKeys()
                .leadingKey(engine.leadingKey(action.table(), action.addressed()))
                .attributes(action.attributes())
                .returnValues(returnValues(input))
                .returnConsumedCapacity(input);
        return new DynamoDbOperation.PreparedCall(
                List.of(keys.of(kind.action(), engine.tables().arn(action.table()))), () -> answer(action, input));
    }

    private static String returnValues(Input input) {
        return input.text("ReturnValues").orElse("NONE");
    }

    private ObjectNode answer(WriteAction action, Input input) {
        Table table = engine.table(action.table());
        ItemKey key = action.key(table);
        engine.requireThroughput(table, Use.WRITE);
        if (engine.running().contains(key)) {
            throw DynamoDbException.conflict();
        }
        // A failed write is charged, too: for the existing item if a condition fails.
        double units = CapacityUnits.write(0);
        try {
            Written written = engine.database().write(transaction -> write(transaction, table, action, key));
            units = CapacityUnits.write(written.size());
            ObjectNode answer = JsonNodeFactory.instance.objectNode();
            putAttributes(answer, returnValues(input), written);
            CapacityUnits.put(answer, input, units);
            return answer;
        } catch (DynamoDbException e) {
            units = CapacityUnits.write(e.existingBytes());
            throw e;
        } finally {
            engine.limits().consumed(table, Use.WRITE, units);
        }
    }

    private static void putAttributes(ObjectNode answer, String returnValues, Written written) {
        switch (returnValues) {
            case "ALL_OLD" -> written.before().ifPresent(item -> putRaw(answer, item));
            case "ALL_NEW" -> written.after().ifPresent(item -> putRaw(answer, item));
            case "UPDATED_OLD" ->
                written.updated().flatMap(UpdatedItem::updatedOld).ifPresent(item -> put(answer, item));
            case "UPDATED_NEW" ->
                written.updated().flatMap(UpdatedItem::updatedNew).ifPresent(item -> put(answer, item));
            default -> {
                // No attributes are requested.
            }
        }
    }

    private static void putRaw(ObjectNode answer, StoredItem item) {
        answer.putRawValue("Attributes", item.raw());
    }

    private static void put(ObjectNode answer, Item item) {
        answer.set("Attributes", ItemWriter.toJson(item));
    }
}
