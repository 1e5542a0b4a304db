package cognitosync.localcloud.dynamodb.item;

import cognitosync.localcloud.dynamodb.item.AttributeValue.B;
import cognitosync.localcloud.dynamodb.item.AttributeValue.BOOL;
import cognitosync.localcloud.dynamodb.item.AttributeValue.BS;
import cognitosync.localcloud.dynamodb.item.AttributeValue.L;
import cognitosync.localcloud.dynamodb.item.AttributeValue.M;
import cognitosync.localcloud.dynamodb.item.AttributeValue.N;
import cognitosync.localcloud.dynamodb.item.AttributeValue.NS;
import cognitosync.localcloud.dynamodb.item.AttributeValue.NULL;
import cognitosync.localcloud.dynamodb.item.AttributeValue.S;
import cognitosync.localcloud.dynamodb.item.AttributeValue.SS;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;

/** Writes items in wire form, with numbers as DynamoDB prints them. */
public final class ItemWriter {
    private ItemWriter() {}

    /** Converts an item to a tree, for responses that are built as trees. */
    public static ObjectNode toJson(Item item) {
        return map(item.attributes());
    }

    private static ObjectNode map(Map<String, AttributeValue> values) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        values.forEach((name, value) -> json.set(name, toJson(value)));
        return json;
    }

    /** Converts one value to a tree. */
    public static ObjectNode toJson(AttributeValue value) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set(value.type().name(), content(value));
        return json;
    }

    private static JsonNode content(AttributeValue value) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (value instanceof BOOL b) {
            return nodes.booleanNode(b.value());
        } else if (value instanceof NULL) {
            return nodes.booleanNode(true);
        } else if (value instanceof M m) {
            return map(m.members());
        }
        ArrayNode elements = nodes.arrayNode();
        if (value instanceof L l) {
            l.elements().forEach(element -> elements.add(toJson(element)));
            return elements;
        } else if (value.type().isSet()) {
            members(value).forEach(member -> elements.add(member.toString()));
            return elements;
        }
        return nodes.textNode(text(value));
    }

    /** Writes an item to a stream, without building a tree. */
    public static void write(JsonGenerator json, Item item) throws IOException {
        writeMap(json, item.attributes());
    }

    private static void writeMap(JsonGenerator json, Map<String, AttributeValue> values) throws IOException {
        json.writeStartObject();
        for (Map.Entry<String, AttributeValue> value : values.entrySet()) {
            json.writeFieldName(value.getKey());
            writeValue(json, value.getValue());
        }
        json.writeEndObject();
    }

    private static void writeValue(JsonGenerator json, AttributeValue value) throws IOException {
        json.writeStartObject();
        json.writeFieldName(value.type().name());
        if (value instanceof BOOL b) {
            json.writeBoolean(b.value());
        } else if (value instanceof NULL) {
            json.writeBoolean(true);
        } else if (value instanceof M m) {
            writeMap(json, m.members());
        } else if (value instanceof L l) {
            json.writeStartArray();
            for (AttributeValue element : l.elements()) {
                writeValue(json, element);
            }
            json.writeEndArray();
        } else if (value.type().isSet()) {
            json.writeStartArray();
            for (Object member : members(value)) {
                json.writeString(member.toString());
            }
            json.writeEndArray();
        } else {
            json.writeString(text(value));
        }
        json.writeEndObject();
    }

    private static Collection<?> members(AttributeValue set) {
        return set instanceof SS ss ? ss.texts() : set instanceof NS ns ? ns.numbers() : ((BS) set).binaries();
    }

    private static String text(AttributeValue scalar) {
        return scalar instanceof S s
                ? s.text()
                : scalar instanceof N n
                        ? n.number().toString()
                        : ((B) scalar).bytes().toBase64();
    }
}
