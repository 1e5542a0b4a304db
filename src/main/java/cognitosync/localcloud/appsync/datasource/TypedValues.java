package cognitosync.localcloud.appsync.datasource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.Map;

/**
 * Typed values of DynamoDB as the plain values that response handlers get.
 *
 * @see <a href="https://docs.aws.amazon.com/appsync/latest/devguide/js-aws-appsync-resolver-reference-dynamodb-typed-values-responses.html">Type system (response mapping)</a>
 */
final class TypedValues {
    private static final int LONGEST_INTEGER = 18;

    private TypedValues() {}

    /** Attributes of a request as DynamoDB takes them: handlers write numbers as numbers, and null as the value of NULL. */
    static ObjectNode sent(ObjectNode attributes) {
        ObjectNode sent = JsonNodeFactory.instance.objectNode();
        attributes.properties().forEach(attribute -> sent.set(attribute.getKey(), sentValue(attribute.getValue())));
        return sent;
    }

    private static JsonNode sentValue(JsonNode typed) {
        if (!(typed instanceof ObjectNode value) || value.size() != 1) {
            return typed;
        }
        Map.Entry<String, JsonNode> entry = value.properties().iterator().next();
        JsonNode content = entry.getValue();
        ObjectNode sent = JsonNodeFactory.instance.objectNode();
        return switch (entry.getKey()) {
            case "N" -> sent.set("N", text(content));
            case "NS" -> sent.set("NS", list(content, TypedValues::text));
            case "NULL" -> sent.put("NULL", true);
            case "M" -> content instanceof ObjectNode map ? sent.set("M", sent(map)) : typed;
            case "L" -> sent.set("L", list(content, TypedValues::sentValue));
            default -> typed;
        };
    }

    private static JsonNode text(JsonNode number) {
        return number.isNumber() ? TextNode.valueOf(number.decimalValue().toPlainString()) : number;
    }

    /** An item; null where there is none. */
    static JsonNode plain(JsonNode item) {
        if (!item.isObject()) {
            return NullNode.getInstance();
        }
        ObjectNode plain = JsonNodeFactory.instance.objectNode();
        item.properties().forEach(attribute -> plain.set(attribute.getKey(), value(attribute.getValue())));
        return plain;
    }

    private static JsonNode value(JsonNode typed) {
        Map.Entry<String, JsonNode> entry = typed.properties().iterator().next();
        JsonNode content = entry.getValue();
        return switch (entry.getKey()) {
            case "N" -> number(content.asText());
            case "NULL" -> NullNode.getInstance();
            case "M" -> plain(content);
            case "L" -> list(content, TypedValues::value);
            case "NS" -> list(content, element -> number(element.asText()));
            // S, BOOL, SS; and B, BS in Base64.
            default -> content;
        };
    }

    private interface Change {
        JsonNode of(JsonNode element);
    }

    private static ArrayNode list(JsonNode elements, Change change) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode(elements.size());
        elements.forEach(element -> list.add(change.of(element)));
        return list;
    }

    private static JsonNode number(String text) {
        BigDecimal number = new BigDecimal(text);
        boolean isInteger = number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
        return isInteger && number.precision() - number.scale() <= LONGEST_INTEGER
                ? LongNode.valueOf(number.longValueExact())
                : DecimalNode.valueOf(number);
    }
}
