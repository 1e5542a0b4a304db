package cognitosync.localcloud.dynamodb.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Items that are part of a transaction now. A second transaction that needs one of them, or a write of it alone, does not wait: it is
 * refused, as DynamoDB does.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html#transaction-conflict-handling">Transaction conflict handling</a>
 */
public final class RunningTransactions {
    private final Set<ItemKey> items = ConcurrentHashMap.newKeySet();

    /** Whether the item is part of a transaction. */
    public boolean contains(ItemKey key) {
        return items.contains(key);
    }

    /** Which of these are part of a transaction, in order; where none is, all are from now on, until {@link #end}. */
    public synchronized List<Boolean> begin(List<ItemKey> keys) {
        List<Boolean> taken = new ArrayList<>(keys.stream().map(items::contains).toList());
        if (!taken.contains(true)) {
            items.addAll(keys);
        }
        return taken;
    }

    /** These are no longer part of one. */
    public void end(List<ItemKey> keys) {
        keys.forEach(items::remove);
    }
}
