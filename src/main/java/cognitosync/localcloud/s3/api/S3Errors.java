package cognitosync.localcloud.s3.api;

import cognitosync.localcloud.gateway.ErrorProtocol;
import cognitosync.localcloud.gateway.ErrorProtocol.CommonCode;
import cognitosync.localcloud.http.MalformedRequestException;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.s3.object.S3Error;
import cognitosync.localcloud.s3.object.S3Exception;
import java.util.Map;

/**
 * How the REST API writes errors.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html">Error responses</a>
 */
enum S3Errors implements ErrorProtocol {
    XML;

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
}
