package cognitosync.localcloud.console;

import cognitosync.localcloud.http.FormEncoding;
import cognitosync.localcloud.http.Request;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A page of the console. */
interface Page {
    /** Its path under {@link Console#PATH}, such as {@code /users}; empty for the first. */
    String path();

    /** The path of the section of the console that it belongs to. */
    default String section() {
        return path();
    }

    /** The name of its template. */
    String template();

    /** The title of its window, unless its values contain a more specific one. */
    String title();

    /** The values of its template, in addition to those of every page. */
    Map<String, Object> values(Request request);

    /**
     * One page of a long list.
     *
     * @param items on this page
     * @param next address of the next page; empty on the last one
     */
    record Listing<T>(List<T> items, String next) {
        /** Items per page. */
        static final int LIMIT = 100;

        /**
         * Truncates a list that was queried with one item more than the limit.
         *
         * @param key of an item; the next page begins after it
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

    /**
     * A tab of a page that shows one of several items.
     *
     * @param name of the item
     * @param detail such as its size; may be empty
     * @param href address of its page
     * @param chosen whether it is the current one
     */
    record TabLink(String name, String detail, String href, boolean chosen) {
        static TabLink of(String path, String parameter, String name, String chosen, String detail) {
            return new TabLink(
                    name,
                    detail,
                    Console.PATH + path + "?" + FormEncoding.encode(Map.of(parameter, name)),
                    name.equals(chosen));
        }
    }
}
