package cognitosync.localcloud.dynamodb.api;

import cognitosync.localcloud.dynamodb.item.AttributeValue;
import cognitosync.localcloud.dynamodb.item.Item;
import cognitosync.localcloud.dynamodb.store.ExpiredItems;
import cognitosync.localcloud.dynamodb.store.ItemReads;
import cognitosync.localcloud.dynamodb.store.Items;
import cognitosync.localcloud.dynamodb.store.RunningTransactions;
import cognitosync.localcloud.dynamodb.table.Table;
import cognitosync.localcloud.dynamodb.table.TableName;
import cognitosync.localcloud.dynamodb.table.Tables;
import cognitosync.localcloud.dynamodb.table.ThroughputLimits;
import cognitosync.localcloud.dynamodb.table.ThroughputLimits.Use;
import cognitosync.localcloud.store.Database;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The components that operations use.
 *
 * @param database with tables and items
 * @param tables of the account
 * @param items access to items inside database transactions
 * @param reads cached reads of items outside transactions
 * @param expired deletes expired items
 * @param limits throughput limits of the tables
 * @param running transactions in progress
 * @param clock for request tokens
 */
public record Engine(
        Database database,
        Tables tables,
        Items items,
        ItemReads reads,
        ExpiredItems expired,
        ThroughputLimits limits,
        RunningTransactions running,
        InstantSource clock) {
    /** The table name in {@code TableName}, which may be an ARN. */
    String tableName(Input input) {
        return TableName.read(tables.account(), input.text("TableName").orElseThrow());
    }

    /** The table with this name, after deletion of expired items. */
    Table table(String name) {
        Table table = tables.find(name).orElseThrow(DynamoDbException::tableNotFound);
        expired.delete(table);
        return table;
    }

    /** The value of the partition key among these attributes; empty if there is none or the table does not exist. */
    Optional<AttributeValue> leadingKey(String table, Item addressed) {
        return tables.find(table)
                .flatMap(found -> addressed.get(found.key().partition().name()));
    }

    /** Refuses a read or write if the table's throughput is exhausted. */
    void requireThroughput(Table table, Use use) {
        if (!limits.admits(table, use)) {
            throw DynamoDbException.throttled(table, tables.arn(table.name()), use);
        }
    }
}
