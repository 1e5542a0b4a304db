package cognitosync.localcloud.dynamodb.item;

import cognitosync.localcloud.dynamodb.item.InputException.ValidationException;

/**
 * What an item may hold at most.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html">Constraints in Amazon DynamoDB</a>
 */
public final class ItemLimits {
    /** Bytes of an item, names included: 400 KB. */
    public static final int ITEM_BYTES = 400 * 1024;

    /** Bytes of a partition key's value. */
    public static final int PARTITION_KEY_BYTES = 2048;

    /** Bytes of a sort key's value. */
    public static final int SORT_KEY_BYTES = 1024;

    /** Levels of a document, the attribute itself being the first. */
    public static final int NESTING_LEVELS = 32;

    /** Bytes of an attribute's name. */
    public static final int NAME_BYTES = 65_535;

    private ItemLimits() {}

    /** Refuses an item that is put whole and too large. */
    public static void requireSize(Item item) {
        if (item.size() > ITEM_BYTES) {
            throw new ValidationException("Item size has exceeded the maximum allowed size");
        }
    }

    /** Refuses what an update would make of an item, where it is too large or nested too deeply. */
    public static void requireUpdatable(Item item) {
        requireUpdatable(item.size());
        for (AttributeValue value : item.attributes().values()) {
            requireLevels(value.levels());
        }
    }

    /** Refuses an update of which a part alone is too large. */
    public static void requireUpdatable(long bytes) {
        if (bytes > ITEM_BYTES) {
            throw new ValidationException("Item size to update has exceeded the maximum allowed size");
        }
    }

    static void requireLevels(int levels) {
        if (levels > NESTING_LEVELS) {
            throw new ValidationException("Nesting Levels have exceeded supported limits: "
                    + "Attributes in the item have nested levels beyond supported limit");
        }
    }
}
