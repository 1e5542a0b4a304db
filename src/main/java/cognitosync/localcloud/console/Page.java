package cognitosync.localcloud.console;

import cognitosync.localcloud.http.Request;
import java.util.Map;

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

    /** The title of its window, unless its values have one that says more. */
    String title();

    /** What its template needs beyond what every page has. */
    Map<String, Object> values(Request request);
}
