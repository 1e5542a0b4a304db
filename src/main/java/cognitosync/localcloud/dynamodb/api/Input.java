package cognitosync.localcloud.dynamodb.api;

import cognitosync.localcloud.dynamodb.item.InputException.SerializationException;
import cognitosync.localcloud.dynamodb.item.Item;
import cognitosync.localcloud.dynamodb.item.ItemReader;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The members of a request, or of a structure in it. {@code null} means absent; members that are not in the model are ignored.
 *
 * @param operation requested
 * @param node the structure
 */
public record Input(String operation, ObjectNode node) {
    private static final Map<String, String> LEGACY = Map.of(
            "AttributesToGet", "ProjectionExpression",
            "AttributeUpdates", "UpdateExpression",
            "ConditionalOperator", "the expressions",
            "Expected", "ConditionExpression",
            "KeyConditions", "KeyConditionExpression",
            "QueryFilter", "FilterExpression",
            "ScanFilter", "FilterExpression");

    /** A member of any type, or a missing node. */
    JsonNode at(String name) {
        JsonNode member = node.path(name);
        return member.isNull() ? MissingNode.getInstance() : member;
    }

    boolean has(String name) {
        return !at(name).isMissingNode();
    }

    Optional<String> text(String name) {
        JsonNode member = at(name);
        if (member.isMissingNode()) {
            return Optional.empty();
        }
        requireScalar(member, "java.lang.String");
        if (!member.isTextual()) {
            throw cannotBe(member, "String");
        }
        return Optional.of(member.textValue());
    }

    boolean flag(String name) {
        return flag(name, false);
    }

    boolean flag(String name, boolean otherwise) {
        JsonNode member = at(name);
        if (member.isMissingNode()) {
            return otherwise;
        }
        requireScalar(member, "java.lang.Boolean");
        if (!member.isBoolean()) {
            throw cannotBe(member, "Boolean");
        }
        return member.booleanValue();
    }

    OptionalInt integer(String name) {
        JsonNode member = at(name);
        if (member.isMissingNode()) {
            return OptionalInt.empty();
        }
        requireScalar(member, "java.lang.Integer");
        if (!member.isNumber() || !member.canConvertToInt()) {
            throw cannotBe(member, "Integer");
        }
        return OptionalInt.of(member.intValue());
    }

    /** Whether there is a map of attribute values. Only types are checked; {@link #item} reads the values. */
    boolean hasItem(String name) {
        JsonNode member = at(name);
        if (member.isMissingNode()) {
            return false;
        }
        ItemReader.requireTypes(member);
        return true;
    }

    Optional<Item> item(String name) {
        JsonNode member = at(name);
        return member.isMissingNode() ? Optional.empty() : Optional.of(ItemReader.item(member));
    }

    Optional<Input> structure(String name) {
        JsonNode member = at(name);
        return member.isMissingNode() ? Optional.empty() : Optional.of(structure(member));
    }

    /** A list of structures; empty if absent. */
    List<Input> structures(String name) {
        JsonNode member = at(name);
        if (member.isMissingNode()) {
            return List.of();
        }
        if (member.isObject()) {
            throw new SerializationException("Start of structure or map found where not expected");
        }
        if (!member.isArray()) {
            throw new SerializationException("Unexpected field type");
        }
        List<Input> structures = new ArrayList<>();
        member.forEach(element -> structures.add(structure(element)));
        return structures;
    }

    private Input structure(JsonNode member) {
        if (member instanceof ObjectNode object) {
            return new Input(operation, object);
        }
        if (member.isArray()) {
            throw new SerializationException("Unrecognized collection type class java.lang.Object");
        }
        throw new SerializationException("Unexpected value type in payload");
    }

    /** Refuses the legacy parameters that expressions replaced, by name. */
    void refuseLegacy() {
        node.properties().forEach(member -> {
            String instead = LEGACY.get(member.getKey());
            if (instead != null && !member.getValue().isNull()) {
                throw DynamoDbException.validation("The local cloud does not support the legacy parameter "
                        + member.getKey() + " of " + operation + "; use " + instead + " instead.");
            }
        });
    }

    private static void requireScalar(JsonNode member, String type) {
        if (member.isArray()) {
            throw new SerializationException("Unrecognized collection type class " + type);
        }
        if (member.isObject()) {
            throw new SerializationException("Start of structure or map found where not expected");
        }
    }

    private static SerializationException cannotBe(JsonNode member, String type) {
        String token = member.isTextual()
                ? "STRING_VALUE"
                : member.isBoolean()
                        ? member.booleanValue() ? "TRUE_VALUE" : "FALSE_VALUE"
                        : member.isIntegralNumber() ? "NUMBER_VALUE" : "DECIMAL_VALUE";
        return new SerializationException(token + " cannot be converted to " + type);
    }
}
