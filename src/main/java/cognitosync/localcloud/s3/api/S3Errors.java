package cognitosync.localcloud.s3.api;

import cognitosync.localcloud.gateway.ErrorProtocol;
import cognitosync.localcloud.gateway.ErrorProtocol.CommonCode;
import cognitosync.localcloud.http.ErrorRenderer;
import cognitosync.localcloud.http.MalformedRequestException;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.s3.object.S3Error;
import cognitosync.localcloud.s3.object.S3Error.S3Exception;
import java.util.Map;
import java.util.function.Predicate;

/**
 * How S3 writes errors: in XML over REST, as a page on websites.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html">Error responses</a>
 */
public enum S3Errors implements ErrorProtocol {
    /** Of the REST API. */
    XML;

    private static final Map<Integer, String> CODES = Map.of(
            403, "AccessDenied",
            408, "RequestTimeout",
            413, "MaxMessageLengthExceeded",
            429, "SlowDown",
            431, "RequestHeaderSectionTooLarge",
            500, "InternalError");

    @Override
    public Response of(AwsException error) {
        return error instanceof S3Exception own
                ? own.error().xml()
                : new S3Error(error.status(), CommonCode.inS3(error.code()), error.getMessage(), Map.of()).xml();
    }

    @Override
    public Response malformed(MalformedRequestException error) {
        return S3Error.invalidUri().xml();
    }

    @Override
    public String internalCode() {
        return "InternalError";
    }

    /**
     * The errors of a bucket's addresses for requests that reach no bucket.
     *
     * @param isRest whether a request is for the REST address
     */
    public static ErrorRenderer renderer(Predicate<Request> isRest) {
        return (status, sentence, head) -> {
            S3Error error = new S3Error(status, CODES.getOrDefault(status, "BadRequest"), sentence, Map.of());
            return isRest.test(head) ? error.xml() : error.html();
        };
    }
}
