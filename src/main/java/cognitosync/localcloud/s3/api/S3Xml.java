package cognitosync.localcloud.s3.api;

import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.protocol.Xml;
import cognitosync.localcloud.s3.object.RequestIds;
import java.util.function.Consumer;

/** Answers of the REST API that have a body. */
final class S3Xml {
    private static final String NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";

    private S3Xml() {}

    static Response answer(String root, Consumer<Xml> content) {
        return RequestIds.fresh().on(Response.of(200, "application/xml", Xml.document(root, NAMESPACE, content)));
    }
}
