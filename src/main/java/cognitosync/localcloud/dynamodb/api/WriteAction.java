package cognitosync.localcloud.dynamodb.api;

import cognitosync.localcloud.dynamodb.expression.KeyPaths;
import cognitosync.localcloud.dynamodb.expression.UpdateExpression.UpdatedItem;
import cognitosync.localcloud.dynamodb.item.Item;
import cognitosync.localcloud.dynamodb.item.ItemLimits;
import cognitosync.localcloud.dynamodb.item.KeySchema;
import cognitosync.localcloud.dynamodb.store.ItemKey;
import cognitosync.localcloud.dynamodb.table.Table;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A write of one item, alone or as part of a transaction.
 *
 * @param kind of write
 * @param table name
 * @param addressed the whole item for a put, otherwise the key
 * @param expressions with condition and update
 * @param showsItem whether the error of a failed condition contains the existing item
 */
record WriteAction(Kind kind, String table, Item addressed, Expressions expressions, boolean showsItem) {
    /** Kinds of writes, including condition checks in transactions. */
    enum Kind {
        PUT("Put", "PutItem", "Item"),
        UPDATE("Update", "UpdateItem", "Key"),
        DELETE("Delete", "DeleteItem", "Key"),
        CHECK("ConditionCheck", "ConditionCheckItem", "Key");

        private final String member;
        private final String action;
        private final String addressed;

        Kind(String member, String action, String addressed) {
            this.member = member;
            this.action = action;
            this.addressed = addressed;
        }

        /** The member name in a transaction. */
        String member() {
            return member;
        }

        /** The IAM action. */
        String action() {
            return action;
        }
    }

    /** The item after a write, and the details of an update. */
    record Change(Optional<Item> after, Optional<UpdatedItem> updated) {}

    /** Collects constraint violations. */
    static void check(Kind kind, Input input, String path, RequestConstraints constraints) {
        constraints
                .table(input, path)
                .required(input, path, kind.addressed)
                .oneOf(input, path, "ReturnValuesOnConditionCheckFailure", List.of("ALL_OLD", "NONE"));
        input.hasItem(kind.addressed);
        input.hasItem("ExpressionAttributeValues");
    }

    /** Reads a request without violations. */
    static WriteAction read(Engine engine, Kind kind, Input input) {
        input.refuseLegacy();
        String table = engine.tableName(input);
        Item addressed = input.item(kind.addressed).orElseThrow();
        Expressions expressions = kind == Kind.UPDATE
                ? Expressions.parse(input, Expressions.UPDATE, Expressions.CONDITION)
                : Expressions.parse(input, Expressions.CONDITION);
        boolean showsItem =
                input.text("ReturnValuesOnConditionCheckFailure").orElse("NONE").equals("ALL_OLD");
        return new WriteAction(kind, table, addressed, expressions, showsItem);
    }

    /** Names of all attributes in the request. */
    Set<String> attributes() {
        Set<String> names = new LinkedHashSet<>(addressed.attributes().keySet());
        names.addAll(expressions.attributes());
        return names;
    }

    /** Refuses an empty key value or an item that is too large. Even in a transaction, these are errors of the request. */
    void requireSound(Table table) {
        table.key().requireNoEmptyValue(addressed);
        if (kind == Kind.PUT) {
            ItemLimits.requireSize(addressed);
        }
    }

    /** The location of the item; refuses a request that does not fit the table's key. */
    ItemKey key(Table table) {
        KeySchema schema = table.key();
        KeySchema.Key key;
        if (kind == Kind.PUT) {
            key = schema.keyOf(addressed);
            ItemLimits.requireSize(addressed);
        } else {
            key = schema.key(addressed);
        }
        expressions.requireScalarKeys(schema);
        expressions.update().ifPresent(update -> KeyPaths.requireUntouched(update, schema));
        return ItemKey.of(table, key);
    }

    /** Whether the write depends on the existing item, not only on its size. */
    boolean readsItem() {
        return kind == Kind.UPDATE || expressions.condition().isPresent();
    }

    boolean conditionHolds(Optional<Item> before) {
        return expressions
                .condition()
                .map(condition -> condition.holds(before.orElse(Item.EMPTY)))
                .orElse(true);
    }

    /** Computes the item after the write. */
    Change change(Optional<Item> before) {
        return switch (kind) {
            case PUT -> new Change(Optional.of(addressed), Optional.empty());
            case DELETE -> new Change(Optional.empty(), Optional.empty());
            case CHECK -> new Change(before, Optional.empty());
            case UPDATE ->
                expressions
                        .update()
                        .map(update -> update.apply(before, addressed))
                        .map(updated -> new Change(updated.after(), Optional.of(updated)))
                        // Without an expression, a missing item is created from the key.
                        .orElseGet(() -> new Change(Optional.of(before.orElse(addressed)), Optional.empty()));
        };
    }
}
