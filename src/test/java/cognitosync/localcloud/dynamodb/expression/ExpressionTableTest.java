package cognitosync.localcloud.dynamodb.expression;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.dynamodb.CaseTable;
import cognitosync.localcloud.dynamodb.CaseTable.Row;
import cognitosync.localcloud.dynamodb.expression.KeyConditions.KeyComparison;
import cognitosync.localcloud.dynamodb.expression.KeyConditions.KeyQuery;
import cognitosync.localcloud.dynamodb.expression.UpdateExpression.UpdatedItem;
import cognitosync.localcloud.dynamodb.item.AttributeValue;
import cognitosync.localcloud.dynamodb.item.AttributeValue.S;
import cognitosync.localcloud.dynamodb.item.Item;
import cognitosync.localcloud.dynamodb.item.ItemReader;
import cognitosync.localcloud.dynamodb.item.KeySchema;
import cognitosync.localcloud.dynamodb.item.KeySchema.KeyAttribute;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the tables of expressions. */
class ExpressionTableTest {
    private static final Item KEY = new Item(Map.of("p", new S("k")));

    static Stream<Row> conditions() {
        return CaseTable.rows("conditions");
    }

    static Stream<Row> conditionFaults() {
        return CaseTable.rows("condition-faults");
    }

    static Stream<Row> expressionAttributes() {
        return CaseTable.rows("expression-attributes");
    }

    static Stream<Row> keyConditions() {
        return CaseTable.rows("key-conditions");
    }

    static Stream<Row> projections() {
        return CaseTable.rows("projections");
    }

    static Stream<Row> updates() {
        return CaseTable.rows("updates");
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void condition_holdsAsListed(Row row) {
        JsonNode item = row.get("item").isTextual() ? CaseTable.common("conditions") : row.get("item");
        ConditionExpression condition = parsed(row, ConditionExpression::condition);
        assertThat(condition.holds(ItemReader.item(item)))
                .isEqualTo(row.get("holds").asBoolean());
    }

    @ParameterizedTest
    @MethodSource("conditionFaults")
    void invalidCondition_isRefused(Row row) {
        row.isRefused(() -> parsed(row, ConditionExpression::filter));
    }

    @ParameterizedTest
    @MethodSource("expressionAttributes")
    void invalidNamesAndValues_areRefused(Row row) {
        row.isRefused(() -> ExpressionAttributes.read(row.get("names"), row.get("values")));
    }

    @ParameterizedTest
    @MethodSource("keyConditions")
    void keyCondition_selectsKeysAsListed_orIsRefused(Row row) {
        if (row.has("refused")) {
            row.isRefused(() -> query(row));
            return;
        }
        JsonNode expected = row.get("query");
        KeyQuery query = query(row);
        assertThat(query.partition()).isEqualTo(ItemReader.value(expected.path("partition")));
        assertThat(query.sort().map(sort -> sort.operator().name()))
                .isEqualTo(Optional.of(expected.path("operator")).map(JsonNode::textValue));
        assertThat(query.sort().map(KeyComparison::values).stream().flatMap(List::stream))
                .containsExactlyElementsOf(
                        StreamSupport.stream(expected.path("values").spliterator(), false)
                                .map(ItemReader::value)
                                .toList());
    }

    private static KeyQuery query(Row row) {
        KeyConditions conditions = parsed(row, KeyConditionExpression::parse).conditions();
        JsonNode schema = row.get("schema");
        return conditions.on(new KeySchema(
                attribute(schema.path("partition")),
                Optional.of(schema.path("sort")).filter(JsonNode::isArray).map(ExpressionTableTest::attribute)));
    }

    private static KeyAttribute attribute(JsonNode json) {
        return new KeyAttribute(
                json.path(0).asText("p"),
                AttributeValue.Type.valueOf(json.path(1).asText("S")));
    }

    @ParameterizedTest
    @MethodSource("projections")
    void projection_hasTheListedResult_orIsRefused(Row row) {
        if (row.has("refused")) {
            row.isRefused(() -> parsed(row, ProjectionExpression::parse));
            return;
        }
        Item item = ItemReader.item(CaseTable.common("projections"));
        assertThat(parsed(row, ProjectionExpression::parse).of(item)).isEqualTo(ItemReader.item(row.get("is")));
    }

    @ParameterizedTest
    @MethodSource("updates")
    void update_hasTheListedResult_orIsRefused(Row row) {
        if (row.has("refused")) {
            row.isRefused(() -> update(row));
            return;
        }
        UpdatedItem updated = update(row);
        assertThat(updated.after()).isEqualTo(item(row, "after"));
        assertThat(updated.before()).isEqualTo(item(row, "item"));
        if (row.has("updatedOld")) {
            assertThat(updated.updatedOld()).isEqualTo(item(row, "updatedOld").filter(item -> !item.isEmpty()));
        }
        if (row.has("updatedNew")) {
            assertThat(updated.updatedNew()).isEqualTo(item(row, "updatedNew").filter(item -> !item.isEmpty()));
        }
    }

    private static UpdatedItem update(Row row) {
        return parsed(row, UpdateExpression::parse).apply(item(row, "item"), KEY);
    }

    private static Optional<Item> item(Row row, String member) {
        return Optional.of(row.get(member)).filter(JsonNode::isObject).map(ItemReader::item);
    }

    private static <T> T parsed(Row row, BiFunction<String, ExpressionAttributes, T> parse) {
        ExpressionAttributes attributes = ExpressionAttributes.read(row.get("names"), row.get("values"));
        T parsed = parse.apply(row.get("expression").asText(), attributes);
        attributes.requireAllUsed();
        return parsed;
    }

    @Test
    void rowNames_areUniquePerTable() {
        Stream.of(conditions(), conditionFaults(), expressionAttributes(), keyConditions(), projections(), updates())
                .forEach(rows -> assertThat(rows.map(Row::toString)).doesNotHaveDuplicates());
    }
}
