package cognitosync.localcloud.s3;

/** An error found inside an operation. */
final class S3Exception extends RuntimeException {
    private final transient S3Error error;

    S3Exception(S3Error error) {
        super(error.message());
        this.error = error;
    }

    S3Error error() {
        return error;
    }
}
