package cognitosync.localcloud.s3.object;

import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.protocol.Xml;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An error of S3, in the shape of either address.
 *
 * @param status HTTP status
 * @param code such as {@code NoSuchKey}
 * @param message S3's sentence
 * @param details further elements, such as the key
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html">Error responses</a>
 */
public record S3Error(int status, String code, String message, Map<String, String> details) {
    private static final Map<Integer, String> REASONS = Map.ofEntries(
            Map.entry(302, "Found"),
            Map.entry(400, "Bad Request"),
            Map.entry(403, "Forbidden"),
            Map.entry(404, "Not Found"),
            Map.entry(405, "Method Not Allowed"),
            Map.entry(408, "Request Timeout"),
            Map.entry(412, "Precondition Failed"),
            Map.entry(413, "Content Too Large"),
            Map.entry(414, "URI Too Long"),
            Map.entry(416, "Requested Range Not Satisfiable"),
            Map.entry(429, "Too Many Requests"),
            Map.entry(501, "Not Implemented"),
            Map.entry(431, "Request Header Fields Too Large"));

    public S3Error {
        details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
    }

    public static S3Error accessDenied() {
        return new S3Error(403, "AccessDenied", "Access Denied", Map.of());
    }

    public static S3Error noSuchKey(String key) {
        return new S3Error(404, "NoSuchKey", "The specified key does not exist.", Map.of("Key", key));
    }

    public static S3Error noSuchBucket(String bucket) {
        return new S3Error(404, "NoSuchBucket", "The specified bucket does not exist", Map.of("BucketName", bucket));
    }

    public static S3Error methodNotAllowed(String method, String resourceType) {
        Map<String, String> details = new LinkedHashMap<>();
        details.put("Method", method);
        details.put("ResourceType", resourceType);
        return new S3Error(
                405, "MethodNotAllowed", "The specified method is not allowed against this resource.", details);
    }

    /** An operation that S3 supports and the local cloud does not. */
    public static S3Error notImplemented(String what) {
        return new S3Error(400, "NotImplemented", what + " of S3 is not supported by the local cloud.", Map.of());
    }

    public static S3Error invalidUri() {
        return new S3Error(400, "InvalidURI", "Couldn't parse the specified URI.", Map.of());
    }

    public static S3Error corsNotEnabled() {
        return new S3Error(403, "AccessForbidden", "CORSResponse: CORS is not enabled for this bucket.", Map.of());
    }

    /** As the REST address answers. */
    public Response xml() {
        RequestIds ids = RequestIds.fresh();
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error>");
        all(ids).forEach((name, value) -> xml.append('<')
                .append(name)
                .append('>')
                .append(escaped(value))
                .append("</")
                .append(name)
                .append('>'));
        return ids.on(
                Response.of(status, "application/xml", xml.append("</Error>").toString()));
    }

    /** As the website address answers. */
    public Response html() {
        return html("");
    }

    /** The page where the error document that the website names could not be shown either. */
    public Response htmlWithout(String errorDocument, S3Error why) {
        return html("<h3>An Error Occurred While Attempting to Retrieve a Custom Error Document</h3>\n<ul>\n"
                + item("Code", why.code())
                + item("Message", why.message())
                + item("Key", errorDocument)
                + "</ul>\n");
    }

    private Response html(String further) {
        RequestIds ids = RequestIds.fresh();
        String title = escaped(status + " " + REASONS.getOrDefault(status, "Error"));
        StringBuilder items = new StringBuilder();
        all(ids).forEach((name, value) -> items.append(item(name, value)));
        String page = "<html>\n<head><title>" + title + "</title></head>\n<body>\n<h1>" + title + "</h1>\n<ul>\n"
                + items + "</ul>\n" + further + "<hr/>\n</body>\n</html>\n";
        return onWebsite(ids.on(Response.html(status, page)));
    }

    /** With the headers by which a website's errors can be told from its error document. */
    public Response onWebsite(Response response) {
        return response.with("x-amz-error-code", code).with("x-amz-error-message", message);
    }

    private Map<String, String> all(RequestIds ids) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("Code", code);
        all.put("Message", message);
        all.putAll(details);
        all.put("RequestId", ids.requestId());
        all.put("HostId", ids.hostId());
        return all;
    }

    private static String item(String name, String value) {
        return "<li>" + escaped(name) + ": " + escaped(value) + "</li>\n";
    }

    private static String escaped(String text) {
        return Xml.escape(text);
    }

    /** An error found inside an operation. */
    public static final class S3Exception extends AwsException {
        private final transient S3Error error;

        public S3Exception(S3Error error) {
            super(error.code(), error.status(), error.message());
            this.error = error;
        }

        public S3Error error() {
            return error;
        }
    }
}
