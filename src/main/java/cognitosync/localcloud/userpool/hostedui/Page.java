package cognitosync.localcloud.userpool.hostedui;

import cognitosync.localcloud.http.Response;
import java.util.Map;

/** A page with one form. */
interface Page {
    /** Its path, which the form posts to as well. */
    String path();

    /** The name of its template. */
    String template();

    /** The title of its window and its heading. */
    String title();

    /** What its template needs beyond what every page has. */
    default Map<String, Object> values(PageRequest page) {
        return Map.of();
    }

    /**
     * What the form does.
     *
     * @throws cognitosync.localcloud.protocol.AwsException whose sentence is shown above the form
     */
    Response submit(PageRequest page);
}
