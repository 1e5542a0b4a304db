package cognitosync.localcloud.dynamodb.item;

import cognitosync.localcloud.dynamodb.item.InputException.SerializationException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Checks the JSON types of attribute values against the API's model. DynamoDB does so before it validates values. Members that are not in
 * the model are ignored, and {@code null} means absent.
 */
final class WireTypes {
    // The order in which members are checked if a value has several.
    private static final List<String> MEMBERS = List.of("S", "N", "B", "BOOL", "NULL", "SS", "NS", "BS", "L", "M");
    private static final String NO_STRUCTURE = "Start of structure or map found where not expected";
    private static final Set<String> TRUE = Set.of("TRUE", "1", "YES");
    private static final Set<String> FALSE = Set.of("FALSE", "0", "NO");
    private static final String BASE_64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=";

    private WireTypes() {}

    /** Requires a map of attribute values. */
    static void requireMap(JsonNode json) {
        if (json.isArray()) {
            throw new SerializationException("Unrecognized collection type java.util.Map<java.lang.String, "
                    + "com.amazonaws.dynamodb.v20120810.AttributeValue>");
        }
        if (!json.isObject()) {
            throw new SerializationException("Unexpected field type");
        }
        requireMap(json, 1);
    }

    private static void requireMap(JsonNode json, int level) {
        for (Map.Entry<String, JsonNode> member : json.properties()) {
            requireText(member.getKey());
            requireValue(member.getValue(), level);
        }
    }

    private static void requireValue(JsonNode json, int level) {
        // Deeper values are invalid anyway; this bounds the recursion.
        ItemLimits.requireLevels(level);
        if (json.isNull()) {
            return;
        }
        if (json.isArray()) {
            throw new SerializationException(
                    "Unrecognized collection type class com.amazonaws.dynamodb.v20120810.AttributeValue");
        }
        if (!json.isObject()) {
            throw new SerializationException("Unexpected value type in payload");
        }
        if (json.size() == 1) {
            // The usual case, without a search through all members.
            Map.Entry<String, JsonNode> only = json.properties().iterator().next();
            requireMember(only.getKey(), only.getValue(), level);
        } else {
            MEMBERS.forEach(member -> requireMember(member, json.path(member), level));
        }
    }

    private static void requireMember(String name, JsonNode value, int level) {
        if (value.isMissingNode() || value.isNull()) {
            return;
        }
        switch (name) {
            case "S", "N" -> requireString(value);
            case "B" -> requireBlob(value);
            case "BOOL", "NULL" -> booleanOf(value);
            case "SS", "NS" -> requireList(value, WireTypes::requireString);
            case "BS" -> requireList(value, WireTypes::requireBlob);
            case "L" -> requireList(value, element -> requireValue(element, level + 1));
            case "M" -> {
                if (value.isObject()) {
                    requireMap(value, level + 1);
                } else {
                    requireMap(value);
                }
            }
            default -> {
                // Not in the model.
            }
        }
    }

    private static void requireList(JsonNode json, Consumer<JsonNode> check) {
        if (json.isObject()) {
            throw new SerializationException(NO_STRUCTURE);
        }
        if (!json.isArray()) {
            throw new SerializationException("Unexpected field type");
        }
        for (JsonNode element : json) {
            if (!element.isNull()) {
                check.accept(element);
            }
        }
    }

    private static void requireString(JsonNode json) {
        requireScalar(json, "java.lang.String");
        if (!json.isTextual()) {
            throw new SerializationException(token(json) + " cannot be converted to String");
        }
        requireText(json.textValue());
    }

    private static void requireText(String text) {
        if (!Utf8.isWellFormed(text)) {
            throw new SerializationException("A text is not well-formed Unicode");
        }
    }

    private static void requireBlob(JsonNode json) {
        requireScalar(json, "java.nio.ByteBuffer");
        if (!json.isTextual()) {
            throw new SerializationException("only base-64-encoded strings are convertible to bytes");
        }
        String text = json.textValue();
        if (text.length() % 4 != 0) {
            throw new SerializationException(
                    "Base64 encoded length is expected a multiple of 4 bytes but found: " + text.length());
        }
        for (int i = 0; i < text.length(); i++) {
            if (BASE_64.indexOf(text.charAt(i)) < 0) {
                throw new SerializationException("Invalid Base64 character: '" + text.charAt(i) + "'");
            }
        }
        if (!isCanonical(text)) {
            throw new SerializationException("Invalid last non-pad Base64 character dectected");
        }
    }

    private static boolean isCanonical(String base64) {
        try {
            return Base64.getEncoder()
                    .encodeToString(Base64.getDecoder().decode(base64))
                    .equals(base64);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Reads a boolean, which may also be text. */
    static boolean booleanOf(JsonNode json) {
        requireScalar(json, "java.lang.Boolean");
        if (json.isBoolean()) {
            return json.booleanValue();
        }
        if (!json.isTextual()) {
            throw new SerializationException(token(json) + " cannot be converted to Boolean");
        }
        String word = json.textValue().toUpperCase(Locale.ROOT);
        if (!TRUE.contains(word) && !FALSE.contains(word)) {
            throw new SerializationException("Unexpected token received from parser");
        }
        return TRUE.contains(word);
    }

    private static void requireScalar(JsonNode json, String type) {
        if (json.isArray()) {
            throw new SerializationException("Unrecognized collection type class " + type);
        }
        if (json.isObject()) {
            throw new SerializationException(NO_STRUCTURE);
        }
    }

    private static String token(JsonNode json) {
        if (json.isBoolean()) {
            return json.booleanValue() ? "TRUE_VALUE" : "FALSE_VALUE";
        }
        return json.isIntegralNumber() ? "NUMBER_VALUE" : "DECIMAL_VALUE";
    }
}
