package cognitosync.localcloud.userpool.hostedui;

import cognitosync.localcloud.http.Endpoint;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;

/** A file beside this class that the pages load. */
final class StaticFile implements Endpoint {
    private final String type;
    private final byte[] bytes;

    StaticFile(String file, String type) {
        this.type = type;
        this.bytes = Templates.bytes(file);
    }

    @Override
    public Response respond(Request request) {
        return Response.of(200, type, bytes)
                .with("Cache-Control", "no-cache")
                .with("X-Content-Type-Options", "nosniff");
    }
}
