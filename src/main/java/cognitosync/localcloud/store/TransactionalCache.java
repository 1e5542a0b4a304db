package cognitosync.localcloud.store;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.ToLongBiFunction;
import java.util.function.ToLongFunction;

/**
 * A bounded LRU cache of values read from the database. Writers must call {@link #invalidate} inside the transaction that changes
 * a value: until that transaction is complete, reads of the value bypass the cache, and the result of a read that began earlier is
 * not cached. A cached value is therefore never staler than a read of the database.
 *
 * @param <K> key
 * @param <V> cached value
 */
public final class TransactionalCache<K, V> {
    private final long most;
    private final ToLongBiFunction<K, V> weight;
    // In access order, which makes it an LRU cache.
    private final Map<K, V> values = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<K, Object> reading = new HashMap<>();
    private final Set<K> changing = new HashSet<>();
    private boolean allChanging;
    private long held;

    /**
     * An empty cache.
     *
     * @param most maximum weight of all values; the least recently used is evicted first
     * @param weight of a value, such as the bytes it takes
     */
    public TransactionalCache(long most, ToLongFunction<V> weight) {
        this(most, (key, value) -> weight.applyAsLong(value));
    }

    /**
     * An empty cache whose keys have weight, too.
     *
     * @param most maximum weight of all keys and values
     * @param weight of a key and its value
     */
    public TransactionalCache(long most, ToLongBiFunction<K, V> weight) {
        this.most = most;
        this.weight = weight;
    }

    /** The cached value, else what the read finds; an empty result is not cached. */
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
            // Missing if the value has been invalidated, or another thread reads it, too.
            if (reading.remove(key, mine) && found.isPresent()) {
                drop(key);
                values.put(key, found.get());
                held += weight.applyAsLong(key, found.get());
                shrink();
            }
        }
    }

    private void shrink() {
        Iterator<Map.Entry<K, V>> leastRecentlyUsed = values.entrySet().iterator();
        while (held > most) {
            Map.Entry<K, V> entry = leastRecentlyUsed.next();
            held -= weight.applyAsLong(entry.getKey(), entry.getValue());
            leastRecentlyUsed.remove();
        }
    }

    /** The cached value; never reads the database. */
    public Optional<V> getIfPresent(K key) {
        synchronized (values) {
            return Optional.ofNullable(values.get(key));
        }
    }

    /** Must be called by a transaction before it changes the value of this key. */
    public void invalidate(Transaction transaction, K key) {
        synchronized (values) {
            drop(key);
            reading.remove(key);
            changing.add(key);
        }
        transaction.onCompletion(() -> {
            synchronized (values) {
                changing.remove(key);
            }
        });
    }

    /** Must be called by a transaction before it changes values of many keys. */
    public void invalidateAll(Transaction transaction) {
        synchronized (values) {
            values.clear();
            held = 0;
            reading.clear();
            allChanging = true;
        }
        transaction.onCompletion(() -> {
            synchronized (values) {
                allChanging = false;
            }
        });
    }

    private void drop(K key) {
        V dropped = values.remove(key);
        if (dropped != null) {
            held -= weight.applyAsLong(key, dropped);
        }
    }
}
