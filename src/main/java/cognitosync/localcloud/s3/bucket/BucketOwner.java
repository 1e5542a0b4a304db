package cognitosync.localcloud.s3.bucket;

import cognitosync.localcloud.http.Headers;
import cognitosync.localcloud.s3.object.S3Error;
import cognitosync.localcloud.s3.object.S3Error.S3Exception;
import java.util.List;
import java.util.Map;

/**
 * The account that owns every bucket here, for requests that name the owner they expect.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-owner-condition.html">Verifying bucket ownership</a>
 */
public record BucketOwner(String accountId) {
    private static final List<String> EXPECTED =
            List.of("x-amz-expected-bucket-owner", "x-amz-source-expected-bucket-owner");

    /** Refuses a request that is meant for the bucket of another account. */
    public void check(Headers headers) {
        for (String name : EXPECTED) {
            for (String expected : headers.all(name)) {
                if (!expected.matches("\\d{12}")) {
                    throw new S3Exception(new S3Error(
                            400,
                            "InvalidBucketOwnerAWSAccountID",
                            "The value of the expected bucket owner parameter must be an AWS account ID",
                            Map.of("ExpectedBucketOwner", expected)));
                }
                if (!expected.equals(accountId)) {
                    throw new S3Exception(S3Error.accessDenied());
                }
            }
        }
    }
}
