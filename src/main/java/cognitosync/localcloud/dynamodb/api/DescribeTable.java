package cognitosync.localcloud.dynamodb.api;

import cognitosync.localcloud.dynamodb.item.KeySchema.KeyAttribute;
import cognitosync.localcloud.dynamodb.store.Items.Usage;
import cognitosync.localcloud.dynamodb.table.Table;
import cognitosync.localcloud.dynamodb.table.Table.Throughput;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Describes a table. Items are counted per request; AWS updates the count about every six hours.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeTable.html">DescribeTable</a>
 */
public record DescribeTable(Engine engine) implements DynamoDbOperation {
    private static final double MILLIS = 1_000;
    private static final long NO_MAXIMUM = -1;

    @Override
    public PreparedCall prepare(Input input) {
        new RequestConstraints().table(input, "").verify();
        String table = engine.tableName(input);
        return new PreparedCall(
                List.of(new ConditionKeys().of(name(), engine.tables().arn(table))), () -> answer(table));
    }

    private ObjectNode answer(String name) {
        Table table = engine.tables().find(name).orElseThrow(() -> DynamoDbException.tableNotFound(name));
        engine.expired().delete(table);
        Usage usage = engine.database().read(transaction -> engine.items().usage(transaction, table));
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ObjectNode described = answer.putObject("Table");
        ArrayNode definitions = described.putArray("AttributeDefinitions");
        ArrayNode schema = JsonNodeFactory.instance.arrayNode();
        for (KeyAttribute attribute : table.key().attributes()) {
            definitions
                    .addObject()
                    .put("AttributeName", attribute.name())
                    .put("AttributeType", attribute.type().name());
            schema.addObject()
                    .put("AttributeName", attribute.name())
                    .put("KeyType", attribute.equals(table.key().partition()) ? "HASH" : "RANGE");
        }
        described.put("TableName", name);
        described.set("KeySchema", schema);
        described
                .put("TableStatus", "ACTIVE")
                .put("CreationDateTime", table.created().toEpochMilli() / MILLIS)
                .put("TableSizeBytes", usage.bytes())
                .put("ItemCount", usage.items())
                .put("TableArn", engine.tables().arn(name))
                .put("TableId", table.tableId())
                .put("DeletionProtectionEnabled", table.settings().isProtected());
        putThroughput(described, table);
        return answer;
    }

    private static void putThroughput(ObjectNode described, Table table) {
        Throughput throughput = table.settings().throughput();
        boolean onDemand = throughput.isOnDemand();
        described
                .putObject("ProvisionedThroughput")
                .put("NumberOfDecreasesToday", 0)
                .put("ReadCapacityUnits", onDemand ? 0 : throughput.read().orElseThrow())
                .put("WriteCapacityUnits", onDemand ? 0 : throughput.write().orElseThrow());
        if (!onDemand) {
            return;
        }
        described
                .putObject("BillingModeSummary")
                .put("BillingMode", throughput.mode().name())
                .put("LastUpdateToPayPerRequestDateTime", table.created().toEpochMilli() / MILLIS);
        if (throughput.read().isPresent() || throughput.write().isPresent()) {
            described
                    .putObject("OnDemandThroughput")
                    .put("MaxReadRequestUnits", throughput.read().orElse(NO_MAXIMUM))
                    .put("MaxWriteRequestUnits", throughput.write().orElse(NO_MAXIMUM));
        }
    }
}
