package cognitosync.localcloud.console;

import cognitosync.localcloud.http.Endpoint;
import cognitosync.localcloud.http.FormEncoding;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.protocol.AwsException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A button of the users' page: does something to one user, then shows the page again.
 *
 * @param frame around the page
 * @param page to show where it cannot be done
 * @param step what is done
 * @param done name of the notice where it is done
 */
record UserAction(Frame frame, UsersPage page, Step step, String done) implements Endpoint {
    /** Something that is done to one user. */
    @FunctionalInterface
    interface Step {
        void run(String poolId, String sub);
    }

    @Override
    public Response respond(Request request) {
        String pool = request.form("pool").orElse("");
        try {
            step.run(pool, request.form("sub").orElse(""));
        } catch (AwsException e) {
            return frame.show(page, request, 400, e.getMessage());
        }
        Map<String, String> query = new LinkedHashMap<>();
        query.put("pool", pool);
        request.form("after").filter(after -> !after.isEmpty()).ifPresent(after -> query.put("after", after));
        query.put("done", done);
        return Response.seeOther(Console.PATH + page.path() + "?" + FormEncoding.encode(query));
    }
}
