package cognitosync.localcloud.s3.api;

import cognitosync.localcloud.http.Response;

/**
 * The default encryption of objects: that of every bucket since January 2023.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketEncryption.html">GetBucketEncryption</a>
 */
public record GetBucketEncryption() implements S3Operation {
    @Override
    public String action() {
        return "GetEncryptionConfiguration";
    }

    @Override
    public RequestMembers members() {
        return RequestMembers.honouring("?encryption").and(SharedMembers.EVERYWHERE);
    }

    @Override
    public Response answer(Call call) {
        return S3Operation.xml(
                "ServerSideEncryptionConfiguration",
                xml -> xml.element("Rule", rule -> rule.element(
                                "ApplyServerSideEncryptionByDefault",
                                byDefault -> byDefault.text("SSEAlgorithm", "AES256"))
                        .text("BucketKeyEnabled", false)));
    }
}
