package cognitosync.localcloud.s3.api;

import cognitosync.localcloud.http.ErrorRenderer;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.s3.object.S3Error;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What a bucket's addresses answer to requests that reach no bucket.
 *
 * @param isRest whether a request is for the REST address, which answers in XML
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html">Error responses</a>
 */
public record S3ErrorRenderer(Predicate<Request> isRest) implements ErrorRenderer {
    private static final Map<Integer, String> CODES = Map.of(
            403, "AccessDenied",
            408, "RequestTimeout",
            413, "MaxMessageLengthExceeded",
            429, "SlowDown",
            431, "RequestHeaderSectionTooLarge",
            500, "InternalError");

    @Override
    public Response of(int status, String sentence, Request head) {
        S3Error error = new S3Error(status, CODES.getOrDefault(status, "BadRequest"), sentence, Map.of());
        return isRest.test(head) ? error.xml() : error.html();
    }
}
