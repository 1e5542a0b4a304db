package cognitosync.localcloud.console;

import cognitosync.localcloud.http.FormEncoding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * One page of a long list.
 *
 * @param items on this page
 * @param next address of the next page; empty on the last one
 */
record Listing<T>(List<T> items, String next) {
    /** How many are on a page. */
    static final int LIMIT = 100;

    /**
     * Cuts a list that was asked for with one more than fits.
     *
     * @param key of an item, which the next page begins behind
     */
    static <T> Listing<T> of(List<T> found, Function<T, String> key, String path, Map<String, String> query) {
        if (found.size() <= LIMIT) {
            return new Listing<>(found, "");
        }
        List<T> items = found.subList(0, LIMIT);
        Map<String, String> next = new LinkedHashMap<>(query);
        next.put("after", key.apply(items.get(LIMIT - 1)));
        return new Listing<>(items, Console.PATH + path + "?" + FormEncoding.encode(next));
    }
}
