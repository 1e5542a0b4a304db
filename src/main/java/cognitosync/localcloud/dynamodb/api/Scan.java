package cognitosync.localcloud.dynamodb.api;

import cognitosync.localcloud.dynamodb.item.InputException.ValidationException;
import cognitosync.localcloud.dynamodb.item.Item;
import cognitosync.localcloud.dynamodb.item.KeySchema;
import cognitosync.localcloud.dynamodb.store.ItemKey;
import cognitosync.localcloud.dynamodb.store.ItemOrder;
import cognitosync.localcloud.dynamodb.table.Table;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads items of a table or of one segment. {@code dynamodb:LeadingKeys} is absent, because a scan addresses no partition.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Scan.html">Scan</a>
 */
public record Scan(Engine engine) implements DynamoDbOperation {
    private static final int MOST_SEGMENTS = 1_000_000;

    /** A segment of a parallel scan. */
    private record Part(int segment, int total) {}

    @Override
    public PreparedCall prepare(Input input) {
        ReadPage.check(input)
                .between(input, "TotalSegments", 1, MOST_SEGMENTS)
                .between(input, "Segment", 0, MOST_SEGMENTS - 1)
                .verify();
        Part part = part(input);
        ReadPage page = ReadPage.read(engine, input, Expressions.PROJECTION, Expressions.FILTER);
        return new PreparedCall(
                List.of(page.conditionKeys(input).of(name(), engine.tables().arn(page.table()))),
                () -> answer(page, part, input));
    }

    private static Part part(Input input) {
        OptionalInt segment = input.integer("Segment");
        OptionalInt total = input.integer("TotalSegments");
        if (segment.isPresent() && total.isEmpty()) {
            throw DynamoDbException.validation("The TotalSegments parameter is required but was not present in the"
                    + " request when Segment parameter is present");
        }
        if (segment.isEmpty() && total.isPresent()) {
            throw DynamoDbException.validation("The Segment parameter is required but was not present in the request"
                    + " when parameter TotalSegments is present");
        }
        Part part = new Part(segment.orElse(0), total.orElse(1));
        if (part.segment() >= part.total()) {
            throw DynamoDbException.validation("The Segment parameter is zero-based and must be less than parameter"
                    + " TotalSegments: Segment: " + part.segment() + " is not less than TotalSegments: "
                    + part.total());
        }
        return part;
    }

    private ObjectNode answer(ReadPage page, Part part, Input input) {
        Table table = engine.table(page.table());
        page.expressions().requireScalarKeys(table.key());
        Optional<ItemKey> after = page.start().map(start -> after(table, part, start));
        return page.answer(
                engine, table, new ItemOrder.Segment(table.id(), part.segment(), part.total(), after), input);
    }

    private static ItemKey after(Table table, Part part, Item start) {
        ItemKey key = ItemKey.of(table, key(table, start));
        if (!new ItemOrder.Segment(table.id(), part.segment(), part.total(), Optional.empty()).contains(key)) {
            throw DynamoDbException.validation("The provided starting key is invalid: Invalid ExclusiveStartKey. Please"
                    + " use ExclusiveStartKey with correct Segment. TotalSegments: " + part.total() + " Segment: "
                    + part.segment());
        }
        return key;
    }

    private static KeySchema.Key key(Table table, Item start) {
        try {
            return table.key().key(start);
        } catch (ValidationException e) {
            throw e.within("The provided starting key is invalid: ", "");
        }
    }
}
