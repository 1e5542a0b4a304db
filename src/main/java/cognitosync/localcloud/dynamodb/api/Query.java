package cognitosync.localcloud.dynamodb.api;

import cognitosync.localcloud.dynamodb.expression.KeyConditions;
import cognitosync.localcloud.dynamodb.expression.KeyConditions.KeyComparison;
import cognitosync.localcloud.dynamodb.expression.KeyConditions.KeyOperator;
import cognitosync.localcloud.dynamodb.expression.KeyConditions.KeyQuery;
import cognitosync.localcloud.dynamodb.expression.KeyPaths;
import cognitosync.localcloud.dynamodb.item.AttributeValue;
import cognitosync.localcloud.dynamodb.item.Item;
import cognitosync.localcloud.dynamodb.item.KeySchema;
import cognitosync.localcloud.dynamodb.store.ItemKey;
import cognitosync.localcloud.dynamodb.store.ItemOrder;
import cognitosync.localcloud.dynamodb.table.Table;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * Reads items of one partition in order of sort keys.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Query.html">Query</a>
 */
public record Query(Engine engine) implements DynamoDbOperation {
    @Override
    public PreparedCall prepare(Input input) {
        ReadPage.check(input).verify();
        boolean forward = input.flag("ScanIndexForward", true);
        ReadPage page =
                ReadPage.read(engine, input, Expressions.PROJECTION, Expressions.FILTER, Expressions.KEY_CONDITION);
        KeyConditions conditions = page.expressions()
                .key()
                .orElseThrow(() -> DynamoDbException.validation("Either the KeyConditions or KeyConditionExpression"
                        + " parameter must be specified in the request."));
        return new PreparedCall(
                List.of(page.conditionKeys(input)
                        .leadingKey(leadingKey(page.table(), conditions))
                        .of(name(), engine.tables().arn(page.table()))),
                () -> answer(page, conditions, forward, input));
    }

    // A condition other than equality addresses no partition. It is refused only after authorization.
    private Optional<AttributeValue> leadingKey(String table, KeyConditions conditions) {
        return engine.tables()
                .find(table)
                .map(found ->
                        conditions.byAttribute().get(found.key().partition().name()))
                .filter(comparison -> comparison.operator() == KeyOperator.EQUAL)
                .map(comparison -> comparison.values().get(0));
    }

    private ObjectNode answer(ReadPage page, KeyConditions conditions, boolean forward, Input input) {
        Table table = engine.table(page.table());
        KeyQuery query = conditions.on(table.key());
        page.expressions().requireScalarKeys(table.key());
        page.expressions().filter().ifPresent(filter -> KeyPaths.requireNone(filter, table.key()));
        Optional<ItemKey> after = page.start().map(start -> after(table, query, start));
        ItemOrder order = new ItemOrder.Partition(
                ItemKey.of(table, new KeySchema.Key(query.partition(), Optional.empty())),
                query.sort().map(KeyComparison::range),
                forward,
                after);
        return page.answer(engine, table, order, input);
    }

    private static ItemKey after(Table table, KeyQuery query, Item start) {
        if (!table.key().hasNames(start.attributes().keySet())) {
            throw DynamoDbException.validation("The provided starting key is invalid");
        }
        KeySchema.Key key = table.key().key(start);
        if (!key.partition().equals(query.partition())) {
            throw DynamoDbException.validation(
                    "The provided starting key is outside query boundaries based on provided conditions");
        }
        if (query.sort().isPresent()
                && !query.sort().orElseThrow().holds(key.sort().orElseThrow())) {
            throw DynamoDbException.validation("The provided starting key does not match the range key predicate");
        }
        return ItemKey.of(table, key);
    }
}
