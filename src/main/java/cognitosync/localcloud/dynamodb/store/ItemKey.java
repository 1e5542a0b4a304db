package cognitosync.localcloud.dynamodb.store;

import cognitosync.localcloud.dynamodb.item.Binary;
import cognitosync.localcloud.dynamodb.item.KeyBytes;
import cognitosync.localcloud.dynamodb.item.KeySchema;
import cognitosync.localcloud.dynamodb.table.Table;
import java.util.zip.CRC32;

/**
 * Where an item is: its table, the hash of its partition, and its key in bytes.
 *
 * @param table id of the table
 * @param hash of the partition key, from 0 to {@link #HASHES}; a scan goes by it, and so do the segments of a parallel one
 * @param partition bytes of the partition key
 * @param sort bytes of the sort key; none where the table has no sort key
 */
public record ItemKey(long table, long hash, Binary partition, Binary sort) {
    /** One more than the largest hash. */
    public static final long HASHES = 1L << 32;

    /** Of an item of a table. */
    public static ItemKey of(Table table, KeySchema.Key key) {
        byte[] partition = KeyBytes.of(key.partition());
        return new ItemKey(
                table.id(),
                hash(partition),
                Binary.of(partition),
                key.sort().map(sort -> Binary.of(KeyBytes.of(sort))).orElse(Binary.of()));
    }

    /** Of an item of a table, its key in bytes. */
    static ItemKey of(Table table, Binary partition, Binary sort) {
        return new ItemKey(table.id(), hash(partition.toByteArray()), partition, sort);
    }

    private static long hash(byte[] partition) {
        CRC32 checksum = new CRC32();
        checksum.update(partition);
        return checksum.getValue();
    }
}
