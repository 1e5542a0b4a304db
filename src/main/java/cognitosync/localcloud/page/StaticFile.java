package cognitosync.localcloud.page;

import cognitosync.localcloud.http.Endpoint;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;

/** A static file of the pages, from the classes. */
public final class StaticFile implements Endpoint {
    private final String type;
    private final byte[] bytes;

    /** The file of that name. */
    public StaticFile(Class<?> beside, String file, String type) {
        this.type = type;
        this.bytes = Templates.bytes(beside, file);
    }

    /** The style sheet with the sizes and colours that all pages share with the site: {@code site/public/tokens.css}. */
    public static StaticFile tokens() {
        return new StaticFile(StaticFile.class, "tokens.css", "text/css; charset=utf-8");
    }

    @Override
    public Response respond(Request request) {
        return Response.of(200, type, bytes)
                .with("Cache-Control", "no-cache")
                .with("X-Content-Type-Options", "nosniff");
    }
}
