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
import cognitosync.localcloud.dynamodb.item.InputException.ValidationException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Reads items and values from the wire form, such as {@code {"name": {"S": "x"}}}.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.LowLevelAPI.html">Low-level API</a>
 */
public final class ItemReader {
    // The order in which members are checked if a value has several.
    private static final List<AttributeValue.Type> TYPES = List.of(
            AttributeValue.Type.S,
            AttributeValue.Type.B,
            AttributeValue.Type.N,
            AttributeValue.Type.BOOL,
            AttributeValue.Type.NULL,
            AttributeValue.Type.BS,
            AttributeValue.Type.NS,
            AttributeValue.Type.SS,
            AttributeValue.Type.L,
            AttributeValue.Type.M);

    private static final Map<String, AttributeValue.Type> BY_NAME =
            TYPES.stream().collect(Collectors.toUnmodifiableMap(Enum::name, Function.identity()));

    private ItemReader() {}

    /** Refuses JSON whose types are not those of a map of attribute values. The values themselves are not checked. */
    public static void requireTypes(JsonNode json) {
        WireTypes.requireMap(json);
    }

    /** Reads an item or a key. */
    public static Item item(JsonNode json) {
        requireTypes(json);
        return new Item(values(json));
    }

    /** Reads one value of a map whose types have been checked. */
    public static AttributeValue value(JsonNode json) {
        if (json.size() == 1) {
            // The usual case, without a search through all types.
            Map.Entry<String, JsonNode> only = json.properties().iterator().next();
            AttributeValue.Type type = BY_NAME.get(only.getKey());
            if (type != null && !only.getValue().isNull()) {
                return read(type, only.getValue());
            }
        }
        AttributeValue value = null;
        for (AttributeValue.Type type : TYPES) {
            JsonNode member = json.path(type.name());
            if (member.isMissingNode() || member.isNull()) {
                continue;
            }
            AttributeValue read = read(type, member);
            if (value != null) {
                throw new ValidationException("Supplied AttributeValue has more than one datatypes set, "
                        + "must contain exactly one of the supported datatypes");
            }
            value = read;
        }
        if (value == null) {
            throw new ValidationException(
                    "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes");
        }
        return value;
    }

    private static AttributeValue read(AttributeValue.Type type, JsonNode json) {
        return switch (type) {
            case S -> new S(json.textValue());
            case N -> new N(Decimal.parse(json.textValue()));
            case B -> new B(Binary.fromBase64(json.textValue()));
            case BOOL -> new BOOL(WireTypes.booleanOf(json));
            case NULL -> nothing(json);
            case SS -> new SS(texts(json));
            case NS -> new NS(numbers(json));
            case BS -> new BS(binaries(json));
            case L -> list(json);
            case M -> new M(values(json));
        };
    }

    private static NULL nothing(JsonNode json) {
        if (!WireTypes.booleanOf(json)) {
            throw ValidationException.invalidParameter("Null attribute value types must have the value of true");
        }
        return new NULL();
    }

    private static Set<String> texts(JsonNode json) {
        requireMembers(json, "An string set  may not be empty", "An string set may not have a null string as a member");
        return distinct(
                json,
                JsonNode::textValue,
                () -> ValidationException.invalidParameter(
                        "Input collection " + written(json) + " contains duplicates."));
    }

    private static Set<Decimal> numbers(JsonNode json) {
        requireMembers(json, "An number set  may not be empty", "An number set may not have a null as a member");
        return distinct(
                json,
                element -> Decimal.parse(element.textValue()),
                () -> new ValidationException("Input collection contains duplicates"));
    }

    private static Set<Binary> binaries(JsonNode json) {
        requireMembers(json, "Binary sets should not be empty", "Binary sets may not contain null or empty values");
        // AWS omits the space.
        return distinct(
                json,
                element -> Binary.fromBase64(element.textValue()),
                () -> ValidationException.invalidParameter(
                        "Input collection " + written(json) + "of type BS contains duplicates."));
    }

    private static void requireMembers(JsonNode set, String empty, String withNull) {
        if (set.isEmpty()) {
            throw ValidationException.invalidParameter(empty);
        }
        for (JsonNode element : set) {
            if (element.isNull()) {
                throw ValidationException.invalidParameter(withNull);
            }
        }
    }

    private static <T> Set<T> distinct(
            JsonNode json, Function<JsonNode, T> read, Supplier<ValidationException> duplicates) {
        Set<T> members = new LinkedHashSet<>();
        boolean twice = false;
        for (JsonNode element : json) {
            // An invalid element is reported before a duplicate.
            twice |= !members.add(read.apply(element));
        }
        if (twice) {
            throw duplicates.get();
        }
        return members;
    }

    private static String written(JsonNode set) {
        List<String> texts = new ArrayList<>();
        set.forEach(element -> texts.add(element.textValue()));
        return "[" + String.join(", ", texts) + "]";
    }

    private static L list(JsonNode json) {
        List<AttributeValue> elements = new ArrayList<>(json.size());
        json.forEach(element -> elements.add(value(element)));
        return new L(elements);
    }

    private static Map<String, AttributeValue> values(JsonNode json) {
        Map<String, AttributeValue> values = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> member : json.properties()) {
            requireName(member.getKey());
            values.put(member.getKey(), value(member.getValue()));
        }
        return values;
    }

    private static void requireName(String name) {
        if (name.isEmpty()) {
            throw ValidationException.invalidParameter("Empty attribute name");
        }
        // Bytes need counting only if the name is long.
        if (name.length() * 3L > ItemLimits.NAME_BYTES && Utf8.length(name) > ItemLimits.NAME_BYTES) {
            throw ValidationException.invalidParameter("Attribute name is too large, must be less than 65536 bytes");
        }
    }
}
