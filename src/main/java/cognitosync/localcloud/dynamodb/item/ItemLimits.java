package cognitosync.localcloud.dynamodb.item;

import cognitosync.localcloud.dynamodb.item.InputException.ValidationException;

/**
 * Limits of items.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html">Constraints in Amazon DynamoDB</a>
 */
public final class ItemLimits {
    /** Maximum bytes of an item, including names: 400 KB. */
    public static final int ITEM_BYTES = 400 * 1024;

    /** Maximum bytes of a partition key value. */
    public static final int PARTITION_KEY_BYTES = 2048;

    /** Maximum bytes of a sort key value. */
    public static final int SORT_KEY_BYTES = 1024;

    /** Maximum nesting levels, including the attribute itself. */
    public static final int NESTING_LEVELS = 32;

    /** Maximum bytes of an attribute name. */
    public static final int NAME_BYTES = 65_535;

    private ItemLimits() {}

    /** Refuses to put an item that is too large. */
    public static void requireSize(Item item) {
        if (item.size() > ITEM_BYTES) {
            throw new ValidationException("Item size has exceeded the maximum allowed size");
        }
    }

    /** Refuses an update whose result is too large or nested too deeply. */
    public static void requireUpdatable(Item item) {
        requireUpdatable(item.size());
        for (AttributeValue value : item.attributes().values()) {
            requireLevels(value.levels());
        }
    }

    /** Refuses an update whose result has at least this size, if that is too large. */
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
