package cognitosync.localcloud.dynamodb.api;

import cognitosync.localcloud.dynamodb.expression.ConditionExpression;
import cognitosync.localcloud.dynamodb.expression.ProjectionExpression;
import cognitosync.localcloud.dynamodb.item.InputException.ValidationException;
import cognitosync.localcloud.dynamodb.item.Item;
import cognitosync.localcloud.dynamodb.item.ItemWriter;
import cognitosync.localcloud.dynamodb.store.ItemOrder;
import cognitosync.localcloud.dynamodb.store.StoredItem;
import cognitosync.localcloud.dynamodb.table.Table;
import cognitosync.localcloud.dynamodb.table.ThroughputLimits.Use;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The common part of queries and scans: a page of at most 1 MB of stored items, before the filter. To bound memory, it also ends after
 * {@link #MOST_ITEMS} returned items; AWS documents no such bound.
 *
 * @param table name of the table
 * @param limit maximum number of items to evaluate, before the filter
 * @param consistent whether it costs as much as a consistent read; all reads here are consistent
 * @param select value of {@code Select}
 * @param start exclusive start key, the last key of the previous page
 * @param expressions with filter, projection and key condition
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Query.Pagination.html">Paginating table query results</a>
 */
record ReadPage(
        String table,
        OptionalInt limit,
        boolean consistent,
        String select,
        Optional<Item> start,
        Expressions expressions) {
    private static final String ALL = "ALL_ATTRIBUTES";
    private static final String SPECIFIC = "SPECIFIC_ATTRIBUTES";
    private static final String COUNT = "COUNT";
    private static final long PAGE_BYTES = 1024 * 1024;
    // Reached only by items of less than 64 bytes, of which 1 MB would take a hundred times as much memory.
    private static final int MOST_ITEMS = 16_384;

    /** Collects constraint violations. */
    static RequestConstraints check(Input input) {
        RequestConstraints constraints = new RequestConstraints()
                .between(input, "Limit", 1, Integer.MAX_VALUE)
                .returnConsumedCapacity(input)
                .table(input, "")
                .oneOf(
                        input,
                        "",
                        "Select",
                        List.of("SPECIFIC_ATTRIBUTES", "COUNT", "ALL_ATTRIBUTES", "ALL_PROJECTED_ATTRIBUTES"));
        input.flag("ConsistentRead");
        input.hasItem("ExclusiveStartKey");
        input.hasItem("ExpressionAttributeValues");
        return constraints;
    }

    /** Reads a request without violations. */
    static ReadPage read(Engine engine, Input input, String... expressions) {
        input.refuseLegacy();
        String table = engine.tableName(input);
        Optional<Item> start = startKey(input);
        Expressions parsed = Expressions.parse(input, expressions);
        String select = select(input, parsed.projection().isPresent());
        if (input.has("IndexName")) {
            throw DynamoDbException.validation("The table does not have the specified index: "
                    + input.text("IndexName").orElseThrow());
        }
        return new ReadPage(table, input.integer("Limit"), input.flag("ConsistentRead"), select, start, parsed);
    }

    private static Optional<Item> startKey(Input input) {
        try {
            return input.item("ExclusiveStartKey");
        } catch (ValidationException e) {
            throw e.within("The provided starting key is invalid: ", "");
        }
    }

    private static String select(Input input, boolean isProjected) {
        String select = input.text("Select").orElse(isProjected ? SPECIFIC : ALL);
        if (select.equals("ALL_PROJECTED_ATTRIBUTES")) {
            throw DynamoDbException.validation(
                    "ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName");
        }
        if (isProjected && !select.equals(SPECIFIC)) {
            throw DynamoDbException.validation("Cannot specify the ProjectionExpression when choosing to get "
                    + (select.equals(COUNT) ? "only the Count" : select));
        }
        if (!isProjected && select.equals(SPECIFIC)) {
            throw DynamoDbException.validation("Must specify the AttributesToGet or ProjectionExpression when choosing"
                    + " to get SPECIFIC_ATTRIBUTES");
        }
        return select;
    }

    ConditionKeys conditionKeys(Input input) {
        Set<String> attributes = new LinkedHashSet<>(expressions.attributes());
        start.ifPresent(key -> attributes.addAll(key.attributes().keySet()));
        return new ConditionKeys().attributes(attributes).select(select).returnConsumedCapacity(input);
    }

    /** Reads the page and builds the response. */
    ObjectNode answer(Engine engine, Table of, ItemOrder order, Input input) {
        engine.requireThroughput(of, Use.READ);
        Found found = new Found();
        engine.reads().each(order, found::visit);
        double units = CapacityUnits.read(found.bytes, consistent);
        engine.limits().consumed(of, Use.READ, units);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        if (!select.equals(COUNT)) {
            answer.set("Items", found.items);
        }
        answer.put("Count", found.count).put("ScannedCount", found.scanned);
        if (found.isCut) {
            answer.set("LastEvaluatedKey", ItemWriter.toJson(of.key().only(found.last.item())));
        }
        CapacityUnits.put(answer, input, units);
        return answer;
    }

    /** Collects the items of the page. */
    private final class Found {
        private final ArrayNode items = JsonNodeFactory.instance.arrayNode();
        private int count;
        private int scanned;
        private long bytes;
        private boolean isCut;
        private StoredItem last;

        boolean visit(StoredItem stored) {
            if (scanned > 0 && (bytes + stored.size() > PAGE_BYTES || items.size() == MOST_ITEMS)) {
                isCut = true;
                return false;
            }
            scanned++;
            bytes += stored.size();
            last = stored;
            Optional<ConditionExpression> filter = expressions.filter();
            Optional<ProjectionExpression> projection = expressions.projection();
            if (filter.isEmpty() && projection.isEmpty()) {
                count++;
                if (!select.equals(COUNT)) {
                    items.addRawValue(stored.raw());
                }
            } else {
                add(stored.item(), filter, projection);
            }
            // As on AWS, a page that reaches its limit has a LastEvaluatedKey, even if no items follow.
            isCut = limit.isPresent() && scanned == limit.getAsInt();
            return !isCut;
        }

        private void add(Item item, Optional<ConditionExpression> filter, Optional<ProjectionExpression> projection) {
            if (filter.isEmpty() || filter.orElseThrow().holds(item)) {
                count++;
                if (!select.equals(COUNT)) {
                    // As text, because a tree takes up to a hundred times as much memory.
                    Item shown = projection.map(paths -> paths.of(item)).orElse(item);
                    items.addRawValue(StoredItem.of(shown).raw());
                }
            }
        }
    }
}
