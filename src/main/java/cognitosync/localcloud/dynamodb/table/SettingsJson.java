package cognitosync.localcloud.dynamodb.table;

import cognitosync.localcloud.dynamodb.item.AttributeValue;
import cognitosync.localcloud.dynamodb.item.KeySchema;
import cognitosync.localcloud.dynamodb.item.KeySchema.KeyAttribute;
import cognitosync.localcloud.dynamodb.table.Table.BillingMode;
import cognitosync.localcloud.dynamodb.table.Table.Throughput;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads and writes the stored form of table settings. */
final class SettingsJson {
    private SettingsJson() {}

    static ObjectNode write(Table.Settings settings) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("partition", attribute(settings.key().partition()));
        settings.key().sort().ifPresent(sort -> json.set("sort", attribute(sort)));
        Throughput throughput = settings.throughput();
        json.put("billing", throughput.mode().name());
        throughput.read().ifPresent(units -> json.put("read", units));
        throughput.write().ifPresent(units -> json.put("write", units));
        settings.timeToLive().ifPresent(attribute -> json.put("timeToLive", attribute));
        return json.put("protected", settings.isProtected());
    }

    private static ObjectNode attribute(KeyAttribute attribute) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("name", attribute.name())
                .put("type", attribute.type().name());
    }

    static Table.Settings read(JsonNode json) {
        return new Table.Settings(
                new KeySchema(
                        attribute(json.path("partition")),
                        Optional.ofNullable(json.get("sort")).map(SettingsJson::attribute)),
                new Throughput(
                        BillingMode.valueOf(json.path("billing").asText()), units(json, "read"), units(json, "write")),
                Optional.ofNullable(json.get("timeToLive")).map(JsonNode::asText),
                json.path("protected").asBoolean());
    }

    private static KeyAttribute attribute(JsonNode json) {
        return new KeyAttribute(
                json.path("name").asText(),
                AttributeValue.Type.valueOf(json.path("type").asText()));
    }

    private static OptionalLong units(JsonNode json, String name) {
        return json.has(name) ? OptionalLong.of(json.get(name).asLong()) : OptionalLong.empty();
    }
}
