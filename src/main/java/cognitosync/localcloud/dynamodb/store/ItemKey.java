package cognitosync.localcloud.dynamodb.store;

import cognitosync.localcloud.dynamodb.item.Binary;
import cognitosync.localcloud.dynamodb.item.KeyBytes;
import cognitosync.localcloud.dynamodb.item.KeySchema;
import cognitosync.localcloud.dynamodb.table.Table;
import java.util.zip.CRC32;

/**
 * The location of an item: its table, the hash of its partition key, and its key as bytes.
 *
 * @param table id of the table
 * @param hash of the partition key, from 0 to below {@link #HASHES}; orders scans and divides a table into segments
 * @param partition bytes of the partition key
 * @param sort bytes of the sort key; empty if the table has no sort key
 */
public record ItemKey(long table, long hash, Binary partition, Binary sort) {
    /** The number of hash values. */
    public static final long HASHES = 1L << 32;

    /** The location of the item with this key. */
    public static ItemKey of(Table table, KeySchema.Key key) {
        byte[] partition = KeyBytes.of(key.partition());
        return new ItemKey(
                table.id(),
                hash(partition),
                Binary.of(partition),
                key.sort().map(sort -> Binary.of(KeyBytes.of(sort))).orElse(Binary.of()));
    }

    /** The location of the item with this key, given as bytes. */
    static ItemKey of(Table table, Binary partition, Binary sort) {
        return new ItemKey(table.id(), hash(partition.toByteArray()), partition, sort);
    }

    private static long hash(byte[] partition) {
        CRC32 checksum = new CRC32();
        checksum.update(partition);
        return checksum.getValue();
    }
}
