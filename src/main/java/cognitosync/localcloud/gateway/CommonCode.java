package cognitosync.localcloud.gateway;

import java.util.Arrays;
import java.util.function.Function;

/**
 * Codes of what goes wrong before an operation is reached; each protocol has its own.
 *
 * @see <a href="https://docs.aws.amazon.com/cognitosync/latest/APIReference/CommonErrors.html">Common errors of JSON APIs</a>
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/CommonErrors.html">of the query protocol</a>
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html#ErrorCodeList">of S3</a>
 */
public enum CommonCode {
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
