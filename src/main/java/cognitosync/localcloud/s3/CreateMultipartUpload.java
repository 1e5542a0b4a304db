package cognitosync.localcloud.s3;

import cognitosync.localcloud.http.Response;

/**
 * Begins an object that arrives in parts.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateMultipartUpload.html">CreateMultipartUpload</a>
 */
record CreateMultipartUpload(MultipartUploads uploads) implements S3Operation {
    @Override
    public String action() {
        return "s3:PutObject";
    }

    @Override
    public Response answer(S3Call call) {
        String bucket = call.bucket().name();
        String id = uploads.begin(
                bucket, call.key(), ObjectHeaders.of(call.request().headers()));
        return S3Xml.answer(
                "InitiateMultipartUploadResult",
                xml -> xml.text("Bucket", bucket).text("Key", call.key()).text("UploadId", id));
    }
}
