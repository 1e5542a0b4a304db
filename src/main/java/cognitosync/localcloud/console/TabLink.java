package cognitosync.localcloud.console;

import cognitosync.localcloud.http.FormEncoding;
import java.util.Map;

/**
 * One of several things of which a page shows one.
 *
 * @param name of the thing
 * @param detail about it; may be empty
 * @param href the page that shows it
 * @param chosen whether it is the one shown
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
