package cognitosync.localcloud.dynamodb.table;

import cognitosync.localcloud.cloudformation.resource.Declaration;
import cognitosync.localcloud.cloudformation.template.DeploymentException;
import cognitosync.localcloud.dynamodb.item.AttributeValue;
import cognitosync.localcloud.dynamodb.item.KeySchema;
import cognitosync.localcloud.dynamodb.item.KeySchema.KeyAttribute;
import cognitosync.localcloud.dynamodb.table.Table.BillingMode;
import cognitosync.localcloud.dynamodb.table.Table.Throughput;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Reads the properties of a table, and rejects those that DynamoDB rejects.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateTable.html">CreateTable</a>
 */
record TableSettingsReader(Declaration declaration) {
    private static final Set<String> KEY_TYPES = Set.of("S", "N", "B");
    // Removes a maximum in OnDemandThroughput.
    private static final long NO_MAXIMUM = -1;

    Table.Settings read() {
        return new Table.Settings(key(), throughput(), timeToLive(), isTrue(at("DeletionProtectionEnabled")));
    }

    private KeySchema key() {
        Map<String, AttributeValue.Type> types = types();
        JsonNode schema = at("KeySchema");
        if (schema.isEmpty() || schema.size() > 2) {
            throw refused("KeySchema must have one or two elements.");
        }
        requireKeyType(schema.path(0), "HASH", "first");
        KeyAttribute partition = attribute(schema.path(0), types);
        Optional<KeyAttribute> sort = Optional.empty();
        if (schema.size() == 2) {
            requireKeyType(schema.path(1), "RANGE", "second");
            sort = Optional.of(attribute(schema.path(1), types));
            if (sort.orElseThrow().name().equals(partition.name())) {
                throw refused("Both the Hash Key and the Range Key element in the KeySchema have the same name.");
            }
        }
        if (types.size() != schema.size()) {
            throw refused("Number of attributes in KeySchema does not exactly match number of attributes defined in"
                    + " AttributeDefinitions.");
        }
        return new KeySchema(partition, sort);
    }

    private Map<String, AttributeValue.Type> types() {
        Map<String, AttributeValue.Type> types = new LinkedHashMap<>();
        for (JsonNode definition : at("AttributeDefinitions")) {
            String name = definition.path("AttributeName").asText();
            String type = definition.path("AttributeType").asText();
            if (!KEY_TYPES.contains(type)) {
                throw refused("The AttributeType of " + name + " in AttributeDefinitions must be S, N or B.");
            }
            if (types.put(name, AttributeValue.Type.valueOf(type)) != null) {
                throw refused("AttributeDefinitions defines " + name + " twice.");
            }
        }
        return types;
    }

    private void requireKeyType(JsonNode element, String type, String place) {
        if (!element.path("KeyType").asText().equals(type)) {
            throw refused("Invalid KeySchema: The " + place + " KeySchemaElement is not a " + type + " key type.");
        }
    }

    private KeyAttribute attribute(JsonNode element, Map<String, AttributeValue.Type> types) {
        String name = element.path("AttributeName").asText();
        AttributeValue.Type type = types.get(name);
        if (type == null) {
            throw refused("Some index key attributes are not defined in AttributeDefinitions. Keys: [" + name + "].");
        }
        return new KeyAttribute(name, type);
    }

    private Throughput throughput() {
        BillingMode mode =
                switch (at("BillingMode").asText(BillingMode.PROVISIONED.name())) {
                    case "PROVISIONED" -> BillingMode.PROVISIONED;
                    case "PAY_PER_REQUEST" -> BillingMode.PAY_PER_REQUEST;
                    default -> throw refused("BillingMode must be PROVISIONED or PAY_PER_REQUEST.");
                };
        JsonNode provisioned = at("ProvisionedThroughput");
        JsonNode onDemand = at("OnDemandThroughput");
        if (mode == BillingMode.PROVISIONED) {
            if (!onDemand.isMissingNode()) {
                throw refused("OnDemandThroughput can only be specified when BillingMode is PAY_PER_REQUEST.");
            }
            return new Throughput(
                    mode, units(provisioned, "ReadCapacityUnits"), units(provisioned, "WriteCapacityUnits"));
        }
        if (!provisioned.isMissingNode()) {
            throw refused("Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is"
                    + " PAY_PER_REQUEST.");
        }
        return new Throughput(
                mode, maximum(onDemand, "MaxReadRequestUnits"), maximum(onDemand, "MaxWriteRequestUnits"));
    }

    private OptionalLong units(JsonNode throughput, String name) {
        long units = throughput.path(name).asLong(0);
        if (units < 1) {
            throw refused(name + " of ProvisionedThroughput must be 1 or more when BillingMode is PROVISIONED.");
        }
        return OptionalLong.of(units);
    }

    private OptionalLong maximum(JsonNode throughput, String name) {
        long units = throughput.path(name).asLong(NO_MAXIMUM);
        if (units != NO_MAXIMUM && units < 1) {
            throw refused(name + " of OnDemandThroughput must be 1 or more, or -1 for no maximum.");
        }
        return units == NO_MAXIMUM ? OptionalLong.empty() : OptionalLong.of(units);
    }

    private Optional<String> timeToLive() {
        JsonNode specification = at("TimeToLiveSpecification");
        if (!isTrue(specification.path("Enabled"))) {
            return Optional.empty();
        }
        String attribute = specification.path("AttributeName").asText();
        if (attribute.isEmpty()) {
            throw refused("TimeToLiveSpecification has no AttributeName.");
        }
        return Optional.of(attribute);
    }

    // Templates may have booleans as text.
    private static boolean isTrue(JsonNode value) {
        return value.asText().equalsIgnoreCase("true");
    }

    private JsonNode at(String property) {
        return declaration.properties().path(property);
    }

    private DeploymentException refused(String reason) {
        return new DeploymentException("The table " + declaration.logicalId() + " cannot be created: " + reason);
    }
}
