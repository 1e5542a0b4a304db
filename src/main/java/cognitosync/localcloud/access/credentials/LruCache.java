package cognitosync.localcloud.access.credentials;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What was found lately, for values that stay what they are; of so many, the one that was not asked for the longest time goes.
 *
 * @param <K> what is asked for
 * @param <V> what was found
 */
public final class LruCache<K, V> {
    private final Map<K, V> found;

    /** Keeps at most so many. */
    public LruCache(int most) {
        // Moves what is asked for to the end.
        found = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }

    /** What is kept, else what the search finds; that nothing was found is not kept. */
    public Optional<V> find(K key, Supplier<Optional<V>> search) {
        synchronized (found) {
            V kept = found.get(key);
            if (kept != null) {
                return Optional.of(kept);
            }
        }
        // Others need not wait for the search; two that search at once find the same.
        Optional<V> value = search.get();
        value.ifPresent(present -> {
            synchronized (found) {
                found.put(key, present);
            }
        });
        return value;
    }

    /** Keeps these no longer. */
    public void forget(Predicate<V> which) {
        synchronized (found) {
            found.values().removeIf(which);
        }
    }
}
