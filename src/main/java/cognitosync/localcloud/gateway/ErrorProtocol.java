package cognitosync.localcloud.gateway;

import cognitosync.localcloud.http.MalformedRequestException;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.protocol.JsonProtocol;
import cognitosync.localcloud.protocol.RequestId;
import cognitosync.localcloud.protocol.Xml;
import cognitosync.localcloud.store.StoreException.DiskFullException;
import java.util.Arrays;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How an API writes what goes wrong, in the shape and with the codes that its clients read. */
public interface ErrorProtocol {
    /** An error that AWS defines. */
    Response of(AwsException error);

    /** The code of what is not the caller's fault, such as {@code InternalFailure}. */
    String internalCode();

    /** A request that breaks the grammar of HTTP or of an address. */
    default Response malformed(MalformedRequestException error) {
        return of(new AwsException("SerializationException", 400, error.getMessage()));
    }

    /** The answer, or the error in its place: a full disk, a broken store and a fault of the program included, whose causes are logged. */
    default Response answer(Request request, Supplier<Response> work) {
        try {
            return work.get();
        } catch (AwsException e) {
            return of(e);
        } catch (MalformedRequestException e) {
            return malformed(e);
        } catch (DiskFullException e) {
            log().error("{} failed: {}", request, e.getMessage());
        } catch (RuntimeException | Error e) {
            log().error("{} failed", request, e);
        }
        return of(new AwsException(internalCode(), 500, "Internal error. See the log of the local cloud."));
    }

    private static Logger log() {
        return LoggerFactory.getLogger(ErrorProtocol.class);
    }

    /** Errors of the two JSON protocols. */
    record Json(JsonProtocol protocol, String internalCode) implements ErrorProtocol {
        @Override
        public Response of(AwsException error) {
            return protocol.error(error);
        }
    }

    /**
     * Errors of the query protocol.
     *
     * @param namespace of the API's answers
     * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/CommonErrors.html">Common errors</a>
     */
    record Query(String namespace) implements ErrorProtocol {
        @Override
        public Response of(AwsException error) {
            String body = Xml.document("ErrorResponse", namespace, xml -> xml.element(
                            "Error", inside -> inside.text("Type", error.status() < 500 ? "Sender" : "Receiver")
                                    .text("Code", CommonCode.inQuery(error.code()))
                                    .text("Message", error.getMessage()))
                    .text("RequestId", RequestId.next()));
            return Response.of(error.status(), "text/xml", body);
        }

        @Override
        public Response malformed(MalformedRequestException error) {
            return of(new AwsException("MalformedQueryString", 400, error.getMessage()));
        }

        @Override
        public String internalCode() {
            return "InternalFailure";
        }
    }

    /**
     * Codes of what goes wrong before an operation is reached; each protocol has its own.
     *
     * @see <a href="https://docs.aws.amazon.com/cognitosync/latest/APIReference/CommonErrors.html">Common errors of JSON APIs</a>
     * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/CommonErrors.html">of the query protocol</a>
     * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html#ErrorCodeList">of S3</a>
     */
    enum CommonCode {
        UNSIGNED("MissingAuthenticationTokenException", "MissingAuthenticationToken", "AccessDenied"),
        INCOMPLETE("IncompleteSignatureException", "IncompleteSignature", "AuthorizationHeaderMalformed"),
        WRONG_SIGNATURE("InvalidSignatureException", "SignatureDoesNotMatch", "SignatureDoesNotMatch"),
        UNKNOWN_KEY("UnrecognizedClientException", "InvalidClientTokenId", "InvalidAccessKeyId"),
        EXPIRED("ExpiredTokenException", "ExpiredToken", "ExpiredToken"),
        DENIED("AccessDeniedException", "AccessDenied", "AccessDenied");

        private final String json;
        private final String query;
        private final String s3;

        CommonCode(String json, String query, String s3) {
            this.json = json;
            this.query = query;
            this.s3 = s3;
        }

        /** What clients of the query protocol know the code of a JSON API as. */
        static String inQuery(String code) {
            return renamed(code, common -> common.query);
        }

        /** What clients of S3 know the code of a JSON API as. */
        public static String inS3(String code) {
            return renamed(code, common -> common.s3);
        }

        private static String renamed(String code, Function<CommonCode, String> name) {
            return Arrays.stream(values())
                    .filter(common -> common.json.equals(code))
                    .map(name)
                    .findFirst()
                    .orElse(code);
        }
    }
}
