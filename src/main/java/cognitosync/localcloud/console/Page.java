package cognitosync.localcloud.console;

import cognitosync.localcloud.http.Request;
import java.util.Map;

/** A page of the console. */
interface Page {
    /** Its path under {@link Console#PATH}, such as {@code /users}; empty for the first. */
    String path();

    /** The name of its template. */
    String template();

    /** The title of its window and its heading. */
    String title();

    /** What its template needs beyond what every page has. */
    Map<String, Object> values(Request request);
}
