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
 * @param kind what is done
 * @param table name of its table
 * @param addressed the whole item of a put, the key of all others
 * @param expressions its condition and update
 * @param showsItem whether a condition that does not hold shows the present item
 */
record WriteAction(Kind kind, String table, Item addressed, Expressions expressions, boolean showsItem) {
    /** What can be done with an item. */
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

        /** The member of a transaction's element. */
        String member() {
            return member;
        }

        /** The IAM action. */
        String action() {
            return action;
        }
    }

    /** An item after a write, and for an update, what it changed. */
    record Change(Optional<Item> after, Optional<UpdatedItem> updated) {}

    /** Looks for members that violate their constraints. */
    static void check(Kind kind, Input input, String path, RequestConstraints constraints) {
        constraints
                .table(input, path)
                .required(input, path, kind.addressed)
                .oneOf(input, path, "ReturnValuesOnConditionCheckFailure", List.of("ALL_OLD", "NONE"));
        input.hasItem(kind.addressed);
        input.hasItem("ExpressionAttributeValues");
    }

    /** Reads what has no violation. */
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

    /** Names of the attributes that it names. */
    Set<String> attributes() {
        Set<String> names = new LinkedHashSet<>(addressed.attributes().keySet());
        names.addAll(expressions.attributes());
        return names;
    }

    /** Refuses what the request shows by itself, which in a transaction as well is an error of its own: an empty key, too large an item. */
    void requireSound(Table table) {
        table.key().requireNoEmptyValue(addressed);
        if (kind == Kind.PUT) {
            ItemLimits.requireSize(addressed);
        }
    }

    /** Which item it is about; refuses what the key of the table does not allow. */
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

    /** Whether it must know the item before, and not only its size. */
    boolean readsItem() {
        return kind == Kind.UPDATE || expressions.condition().isPresent();
    }

    boolean conditionHolds(Optional<Item> before) {
        return expressions
                .condition()
                .map(condition -> condition.holds(before.orElse(Item.EMPTY)))
                .orElse(true);
    }

    /** What the item is afterwards. */
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
                        // Without an expression it makes an item of the key, if there is none.
                        .orElseGet(() -> new Change(Optional.of(before.orElse(addressed)), Optional.empty()));
        };
    }
}
