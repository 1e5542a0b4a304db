package cognitosync.localcloud.dynamodb.expression;

import cognitosync.localcloud.dynamodb.expression.Token.Kind;
import cognitosync.localcloud.dynamodb.item.AttributeValue;
import cognitosync.localcloud.dynamodb.item.InputException.SerializationException;
import cognitosync.localcloud.dynamodb.item.InputException.ValidationException;
import cognitosync.localcloud.dynamodb.item.ItemReader;
import cognitosync.localcloud.dynamodb.item.Utf8;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The placeholders for names and values in the expressions of one request. Each must be used.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.ExpressionAttributeNames.html">Expression attribute names</a>
 */
public final class ExpressionAttributes {
    private static final String NAMES = "ExpressionAttributeNames";
    private static final String VALUES = "ExpressionAttributeValues";
    private static final int MAX_PLACEHOLDER_BYTES = 255;
    private static final int MAX_BYTES = 2 * 1024 * 1024;

    private final Map<String, String> names;
    private final Map<String, AttributeValue> values;
    private final Set<String> unusedNames;
    private final Set<String> unusedValues;

    private ExpressionAttributes(Map<String, String> names, Map<String, AttributeValue> values) {
        this.names = names;
        this.values = values;
        this.unusedNames = new LinkedHashSet<>(names.keySet());
        this.unusedValues = new LinkedHashSet<>(values.keySet());
    }

    /** No placeholders. */
    public static ExpressionAttributes none() {
        return new ExpressionAttributes(Map.of(), Map.of());
    }

    /** Reads both members of a request; {@code null} means absent. */
    public static ExpressionAttributes read(JsonNode names, JsonNode values) {
        if (isPresent(values)) {
            ItemReader.requireTypes(values);
        }
        Map<String, String> readNames = names(names);
        Map<String, AttributeValue> readValues = values(values);
        requireSizes(readNames, readValues);
        return new ExpressionAttributes(readNames, readValues);
    }

    private static boolean isPresent(JsonNode json) {
        return !json.isMissingNode() && !json.isNull();
    }

    private static Map<String, String> names(JsonNode json) {
        Map<String, String> names = new LinkedHashMap<>();
        if (!isPresent(json)) {
            return names;
        }
        if (json.isArray()) {
            throw new SerializationException(
                    "Unrecognized collection type java.util.Map<java.lang.String, java.lang.String>");
        }
        if (!json.isObject()) {
            throw new SerializationException("Unexpected field type");
        }
        for (Map.Entry<String, JsonNode> name : json.properties()) {
            if (!name.getValue().isTextual()) {
                throw new SerializationException("An element of " + NAMES + " cannot be converted to String");
            }
        }
        requirePlaceholders(NAMES, json, Kind.NAME_PLACEHOLDER);
        for (Map.Entry<String, JsonNode> name : json.properties()) {
            if (name.getValue().textValue().isEmpty()) {
                throw new ValidationException(
                        NAMES + " contains invalid value: Empty attribute name for key " + name.getKey());
            }
            names.put(name.getKey(), name.getValue().textValue());
        }
        return names;
    }

    private static Map<String, AttributeValue> values(JsonNode json) {
        Map<String, AttributeValue> values = new LinkedHashMap<>();
        if (!isPresent(json)) {
            return values;
        }
        requirePlaceholders(VALUES, json, Kind.VALUE_PLACEHOLDER);
        for (Map.Entry<String, JsonNode> value : json.properties()) {
            try {
                values.put(value.getKey(), ItemReader.value(value.getValue()));
            } catch (ValidationException e) {
                throw e.within(VALUES + " contains invalid value: ", " for key " + value.getKey());
            }
        }
        return values;
    }

    private static void requirePlaceholders(String member, JsonNode json, Kind kind) {
        if (json.isEmpty()) {
            throw new ValidationException(member + " must not be empty");
        }
        json.fieldNames().forEachRemaining(placeholder -> {
            if (Utf8.length(placeholder) > MAX_PLACEHOLDER_BYTES) {
                throw new ValidationException(member + " contains invalid key: The expression attribute map contains a"
                        + " key that is too long; size of key: " + Utf8.length(placeholder));
            }
            if (!Token.isOnly(kind, placeholder)) {
                throw new ValidationException(
                        member + " contains invalid key: Syntax error; key: \"" + placeholder + "\"");
            }
        });
    }

    private static void requireSizes(Map<String, String> names, Map<String, AttributeValue> values) {
        long ofNames = 0;
        for (Map.Entry<String, String> name : names.entrySet()) {
            ofNames += Utf8.length(name.getKey()) + Utf8.length(name.getValue());
        }
        long ofValues = 0;
        for (Map.Entry<String, AttributeValue> value : values.entrySet()) {
            ofValues += Utf8.length(value.getKey()) + value.getValue().size();
        }
        if (ofNames > MAX_BYTES || ofValues > MAX_BYTES) {
            throw new ValidationException((ofNames > MAX_BYTES ? NAMES : VALUES) + " exceeds max size");
        }
        if (ofNames + ofValues > MAX_BYTES) {
            throw new ValidationException("Combined size of " + NAMES + " and " + VALUES + " exceeds max size");
        }
    }

    String name(String placeholder, Faults faults) {
        unusedNames.remove(placeholder);
        String name = names.get(placeholder);
        if (name == null) {
            faults.undefinedName(
                    "An expression attribute name used in the document path is not defined; attribute name: "
                            + placeholder);
            return placeholder;
        }
        return name;
    }

    Optional<AttributeValue> value(String placeholder, Faults faults) {
        unusedValues.remove(placeholder);
        Optional<AttributeValue> value = Optional.ofNullable(values.get(placeholder));
        if (value.isEmpty()) {
            faults.undefinedValue(
                    "An expression attribute value used in expression is not defined; attribute value: " + placeholder);
        }
        return value;
    }

    /** Refuses unused placeholders. Call after parsing all expressions of the request. */
    public void requireAllUsed() {
        requireUsed(NAMES, unusedNames);
        requireUsed(VALUES, unusedValues);
    }

    private static void requireUsed(String member, Set<String> unused) {
        if (!unused.isEmpty()) {
            throw new ValidationException("Value provided in " + member + " unused in expressions: keys: {"
                    + String.join(", ", unused) + "}");
        }
    }
}
