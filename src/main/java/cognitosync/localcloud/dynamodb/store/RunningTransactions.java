package cognitosync.localcloud.dynamodb.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Items and client request tokens of transactions in progress. A second transaction or a single write on such an item does not wait but
 * fails, as on AWS; so does a second transaction with such a token.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html#transaction-conflict-handling">Transaction conflict handling</a>
 */
public final class RunningTransactions {
    private final Set<ItemKey> items = ConcurrentHashMap.newKeySet();
    private final Set<String> tokens = ConcurrentHashMap.newKeySet();

    /** Whether the item is in a transaction. */
    public boolean contains(ItemKey key) {
        return items.contains(key);
    }

    /** For each item, whether it is already in a transaction. If none is, all are locked until {@link #end}. */
    public synchronized List<Boolean> begin(List<ItemKey> keys) {
        List<Boolean> taken = new ArrayList<>(keys.stream().map(items::contains).toList());
        if (!taken.contains(true)) {
            items.addAll(keys);
        }
        return taken;
    }

    /** Locks a client request token until {@link #end(String)}; false if a transaction has locked it. */
    public boolean begin(String token) {
        return tokens.add(token);
    }

    /** Releases a client request token. */
    public void end(String token) {
        tokens.remove(token);
    }

    /** Releases the items of a transaction. */
    public void end(List<ItemKey> keys) {
        keys.forEach(items::remove);
    }
}
