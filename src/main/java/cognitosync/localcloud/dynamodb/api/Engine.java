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
 * What operations work with.
 *
 * @param database where everything is
 * @param tables those that exist
 * @param items in their tables, for transactions
 * @param reads of items outside of them
 * @param expired those whose time is over
 * @param limits of the tables' throughput
 * @param running transactions that are not done yet
 * @param clock the time
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
    /** The name in {@code TableName}, which may be an ARN. */
    String tableName(Input input) {
        return TableName.read(tables.account(), input.text("TableName").orElseThrow());
    }

    /** The table of that name, its items of which the time is over deleted. */
    Table table(String name) {
        Table table = tables.find(name).orElseThrow(DynamoDbException::tableNotFound);
        expired.delete(table);
        return table;
    }

    /** The partition key among these attributes; empty where there is no such table. */
    Optional<AttributeValue> leadingKey(String table, Item addressed) {
        return tables.find(table)
                .flatMap(found -> addressed.get(found.key().partition().name()));
    }

    /** Refuses to read or write a table whose throughput is used up. */
    void requireThroughput(Table table, Use use) {
        if (!limits.admits(table, use)) {
            throw DynamoDbException.throttled(table, tables.arn(table.name()), use);
        }
    }
}
