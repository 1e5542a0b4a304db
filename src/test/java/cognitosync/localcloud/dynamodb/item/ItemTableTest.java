package cognitosync.localcloud.dynamodb.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cognitosync.localcloud.dynamodb.CaseTable;
import cognitosync.localcloud.dynamodb.CaseTable.Row;
import cognitosync.localcloud.dynamodb.item.AttributeValue.L;
import cognitosync.localcloud.dynamodb.item.AttributeValue.M;
import cognitosync.localcloud.dynamodb.item.AttributeValue.S;
import cognitosync.localcloud.dynamodb.item.InputException.SerializationException;
import cognitosync.localcloud.dynamodb.item.InputException.ValidationException;
import cognitosync.localcloud.protocol.JsonProtocol;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading, writing and sizes of items: runs the tables {@code values} and {@code sizes}. */
class ItemTableTest {
    static Stream<Row> values() {
        return CaseTable.rows("values");
    }

    static Stream<Row> sizes() {
        return CaseTable.rows("sizes");
    }

    @ParameterizedTest
    @MethodSource("values")
    void value_isReadAndWrittenAsListed_orRefused(Row row) throws IOException {
        ObjectNode item = JsonNodeFactory.instance.objectNode();
        item.set("a", row.get("json"));
        if (row.has("refused")) {
            row.isRefused(() -> ItemReader.item(item));
            return;
        }
        Item read = ItemReader.item(item);
        assertThat(ItemWriter.toJson(read).get("a")).isEqualTo(row.get("is"));
        assertThat(ItemReader.item(ItemWriter.toJson(read))).isEqualTo(read);
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = JsonProtocol.MAPPER.createGenerator(text)) {
            ItemWriter.write(generator, read);
        }
        assertThat(JsonProtocol.MAPPER.readTree(text.toString()).get("a")).isEqualTo(row.get("is"));
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void item_hasTheListedSize(Row row) {
        assertThat(ItemReader.item(row.get("item")).size())
                .isEqualTo(row.get("size").asInt());
    }

    @ParameterizedTest
    @ValueSource(strings = {"23", "true", "\"a\""})
    void item_otherThanAMap_isRefused(String json) {
        assertThatThrownBy(() -> ItemReader.item(json(json)))
                .isInstanceOf(SerializationException.class)
                .hasMessage("Unexpected field type");
    }

    @Test
    void value_nested32Levels_isRead_andOneMoreIsNot() {
        assertThat(ItemReader.item(nested(31)).attributes().get("a").levels()).isEqualTo(32);
        assertThatThrownBy(() -> ItemReader.item(nested(32)))
                .isInstanceOf(ValidationException.class)
                .hasMessage("Nesting Levels have exceeded supported limits: "
                        + "Attributes in the item have nested levels beyond supported limit");
        assertThatThrownBy(() -> ItemReader.item(nested(20_000))).isInstanceOf(ValidationException.class);
    }

    private static JsonNode nested(int levels) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        ObjectNode value = nodes.objectNode().put("S", "leaf");
        for (int i = 0; i < levels; i++) {
            ObjectNode outer = nodes.objectNode();
            outer.set("L", nodes.arrayNode().add(value));
            value = outer;
        }
        ObjectNode item = nodes.objectNode();
        item.set("a", value);
        return item;
    }

    @Test
    void item_of400KB_isTaken_andOneByteMoreIsNot() {
        Item fits = new Item(Map.of("ab", new S("x".repeat(400 * 1024 - 2))));
        Item larger = new Item(Map.of("abc", new S("x".repeat(400 * 1024 - 2))));
        ItemLimits.requireSize(fits);
        ItemLimits.requireUpdatable(fits);
        assertThatThrownBy(() -> ItemLimits.requireSize(larger))
                .hasMessage("Item size has exceeded the maximum allowed size");
        assertThatThrownBy(() -> ItemLimits.requireUpdatable(larger))
                .hasMessage("Item size to update has exceeded the maximum allowed size");
    }

    @Test
    void loneSurrogate_isRefused_inStringsAndNames() {
        assertThatThrownBy(() -> ItemReader.item(json("{\"a\": {\"S\": \"\\ud83d\"}}")))
                .isInstanceOf(SerializationException.class);
        ObjectNode item = JsonNodeFactory.instance.objectNode();
        item.putObject("a").putObject("M").putObject("\ude00").put("S", "");
        assertThatThrownBy(() -> ItemReader.item(item)).isInstanceOf(SerializationException.class);
    }

    @Test
    void name_of65535Bytes_isTaken_andOneMoreIsNot() {
        ObjectNode item = JsonNodeFactory.instance.objectNode();
        item.putObject("x".repeat(65_535)).put("BOOL", true);
        assertThat(ItemReader.item(item).size()).isEqualTo(65_536);
        item.putObject("x".repeat(65_536)).put("BOOL", true);
        assertThatThrownBy(() -> ItemReader.item(item)).hasMessageContaining("must be less than 65536 bytes");
    }

    @Test
    void values_areComparedOnlyWithinAType() {
        assertThat(value("{\"N\": \"1.50\"}")).isEqualTo(value("{\"N\": \"15e-1\"}"));
        assertThat(value("{\"SS\": [\"a\", \"b\"]}")).isEqualTo(value("{\"SS\": [\"b\", \"a\"]}"));
        assertThat(value("{\"NS\": [\"1\", \"2\"]}")).isEqualTo(value("{\"NS\": [\"2.0\", \"1\"]}"));
        assertThat(value("{\"S\": \"1\"}")).isNotEqualTo(value("{\"N\": \"1\"}"));
        assertThat(value("{\"S\": \"1\"}").compare(value("{\"N\": \"1\"}"))).isEmpty();
        assertThat(value("{\"L\": []}").compare(value("{\"L\": []}"))).isEmpty();
        assertThat(new L(List.of(new M(Map.of()))).levels()).isEqualTo(3 - 1);
    }

    private static AttributeValue value(String json) {
        return ItemReader.value(json(json));
    }

    private static JsonNode json(String text) {
        try {
            return JsonProtocol.MAPPER.readTree(text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
