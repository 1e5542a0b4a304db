package cognitosync.localcloud.store;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/**
 * What was read lately, kept in memory until a write changes it. Whoever changes what was read here says so inside the
 * transaction that changes it: from then until the transaction has ended, every read goes to the database, and a read that began
 * earlier is not kept. What is found here is therefore never older than what a read of the database would find.
 *
 * @param <K> what is asked for
 * @param <V> what was read
 */
public final class TransactionalCache<K, V> {
    private final long most;
    private final ToLongFunction<V> weight;
    // Moves what is asked for to the end.
    private final Map<K, V> values = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<K, Object> reading = new HashMap<>();
    private final Set<K> changing = new HashSet<>();
    private boolean allChanging;
    private long held;

    /**
     * Nothing yet.
     *
     * @param most what the values may weigh together; the one that was not asked for the longest time goes first
     * @param weight of a value, such as the bytes it takes
     */
    public TransactionalCache(long most, ToLongFunction<V> weight) {
        this.most = most;
        this.weight = weight;
    }

    /** What is kept, else what the read finds; that nothing was found is not kept. */
    public Optional<V> find(K key, Supplier<Optional<V>> read) {
        Object mine = new Object();
        synchronized (values) {
            V kept = values.get(key);
            if (kept != null) {
                return Optional.of(kept);
            }
            if (!allChanging && !changing.contains(key)) {
                reading.put(key, mine);
            }
        }
        Optional<V> found = Optional.empty();
        try {
            // Others need not wait for the read.
            found = read.get();
            return found;
        } finally {
            keep(key, mine, found);
        }
    }

    private void keep(K key, Object mine, Optional<V> found) {
        synchronized (values) {
            // No longer there where the value was changed since, or somebody else reads it too.
            if (reading.remove(key, mine) && found.isPresent()) {
                drop(key);
                values.put(key, found.get());
                held += weight.applyAsLong(found.get());
                shrink();
            }
        }
    }

    private void shrink() {
        Iterator<V> longestUnasked = values.values().iterator();
        while (held > most) {
            held -= weight.applyAsLong(longestUnasked.next());
            longestUnasked.remove();
        }
    }

    /** What is kept; nothing is read. */
    public Optional<V> peek(K key) {
        synchronized (values) {
            return Optional.ofNullable(values.get(key));
        }
    }

    /** Said by a transaction that is about to change the value of this key. */
    public void change(Transaction transaction, K key) {
        synchronized (values) {
            drop(key);
            reading.remove(key);
            changing.add(key);
        }
        transaction.afterwards(() -> {
            synchronized (values) {
                changing.remove(key);
            }
        });
    }

    /** Said by a transaction that is about to change values of many keys. */
    public void changeAll(Transaction transaction) {
        synchronized (values) {
            values.clear();
            held = 0;
            reading.clear();
            allChanging = true;
        }
        transaction.afterwards(() -> {
            synchronized (values) {
                allChanging = false;
            }
        });
    }

    private void drop(K key) {
        V dropped = values.remove(key);
        if (dropped != null) {
            held -= weight.applyAsLong(dropped);
        }
    }
}
