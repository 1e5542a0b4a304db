package cognitosync.localcloud.access.credentials;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A least-recently-used cache for immutable values.
 *
 * @param <K> type of the keys
 * @param <V> type of the values
 */
public final class LruCache<K, V> {
    private final Map<K, V> found;

    /** A cache of at most that many entries. */
    public LruCache(int most) {
        // Moves the entry to the end.
        found = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }

    /** The cached value, else the result of the search; an empty result is not cached. */
    public Optional<V> find(K key, Supplier<Optional<V>> search) {
        synchronized (found) {
            V kept = found.get(key);
            if (kept != null) {
                return Optional.of(kept);
            }
        }
        // The search runs without the lock; two threads that search at once find the same value.
        Optional<V> value = search.get();
        value.ifPresent(present -> {
            synchronized (found) {
                found.put(key, present);
            }
        });
        return value;
    }

    /** Removes these entries. */
    public void forget(Predicate<V> which) {
        synchronized (found) {
            found.values().removeIf(which);
        }
    }
}
