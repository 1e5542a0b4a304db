package cognitosync.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.utils.builder.Buildable;

/** Turns JSON into the structures of AWS SDK for Java v2 and back, by what the SDK itself knows of their fields. */
public final class SdkShapes {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private SdkShapes() {}

    /** Builds a structure of the SDK from this input. */
    public static Object build(Object builder, JsonNode input) {
        List<String> unknown = new ArrayList<>();
        input.fieldNames().forEachRemaining(unknown::add);
        for (SdkField<?> field : ((SdkPojo) builder).sdkFields()) {
            if (unknown.remove(name(field))) {
                field.set(builder, given(field, input.get(name(field))));
            }
        }
        if (!unknown.isEmpty()) {
            throw new AssertionError("The SDK has no members " + unknown + " of " + builder.getClass());
        }
        return ((Buildable) builder).build();
    }

    // The name in the API, which differs from the SDK's for NULL.
    private static String name(SdkField<?> field) {
        return field.location() == MarshallLocation.PAYLOAD ? field.locationName() : field.memberName();
    }

    private static Object given(SdkField<?> field, JsonNode value) {
        MarshallingType<?> type = field.marshallingType();
        if (type == MarshallingType.STRING) {
            return value.textValue();
        }
        if (type == MarshallingType.INTEGER) {
            return value.intValue();
        }
        if (type == MarshallingType.LONG) {
            return value.longValue();
        }
        if (type == MarshallingType.BOOLEAN) {
            return value.booleanValue();
        }
        if (type == MarshallingType.SDK_BYTES) {
            return SdkBytes.fromByteArray(Base64.getDecoder().decode(value.textValue()));
        }
        if (type == MarshallingType.INSTANT) {
            return Instant.ofEpochMilli(value.decimalValue().movePointRight(3).longValueExact());
        }
        if (type == MarshallingType.LIST) {
            SdkField<?> member = field.getTrait(ListTrait.class).memberFieldInfo();
            List<Object> list = new ArrayList<>();
            value.forEach(element -> list.add(given(member, element)));
            return list;
        }
        if (type == MarshallingType.MAP) {
            SdkField<?> member = field.getTrait(MapTrait.class).valueFieldInfo();
            Map<String, Object> map = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> entry : value.properties()) {
                map.put(entry.getKey(), given(member, entry.getValue()));
            }
            return map;
        }
        if (type == MarshallingType.SDK_POJO) {
            return build(field.constructor().get(), value);
        }
        throw new AssertionError("No test has given a " + type.getTargetClass() + " yet; add it here");
    }

    /** Converts a structure to JSON, without absent members; bytes become Base64. */
    public static ObjectNode json(SdkPojo structure) {
        ObjectNode json = JSON.objectNode();
        for (SdkField<?> field : structure.sdkFields()) {
            Object value = field.getValueOrDefault(structure);
            if (value != null && !(value instanceof SdkAutoConstructList) && !(value instanceof SdkAutoConstructMap)) {
                json.set(name(field), json(value));
            }
        }
        return json;
    }

    private static JsonNode json(Object value) {
        if (value instanceof SdkPojo structure) {
            return json(structure);
        }
        if (value instanceof Instant instant) {
            return JSON.numberNode(BigDecimal.valueOf(instant.toEpochMilli(), 3));
        }
        if (value instanceof List<?> list) {
            ArrayNode array = JSON.arrayNode();
            list.forEach(element -> array.add(json(element)));
            return array;
        }
        if (value instanceof Map<?, ?> map) {
            ObjectNode object = JSON.objectNode();
            map.forEach((key, element) -> object.set((String) key, json(element)));
            return object;
        }
        if (value instanceof Long number) {
            return JSON.numberNode(number);
        }
        if (value instanceof Integer number) {
            return JSON.numberNode(number);
        }
        if (value instanceof Double number) {
            return JSON.numberNode(number);
        }
        if (value instanceof SdkBytes bytes) {
            return JSON.textNode(Base64.getEncoder().encodeToString(bytes.asByteArray()));
        }
        if (value instanceof Boolean truth) {
            return JSON.booleanNode(truth);
        }
        return JSON.textNode((String) value);
    }
}
