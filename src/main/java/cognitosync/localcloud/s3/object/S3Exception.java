package cognitosync.localcloud.s3.object;

/** An error found inside an operation. */
public final class S3Exception extends RuntimeException {
    private final transient S3Error error;

    public S3Exception(S3Error error) {
        super(error.message());
        this.error = error;
    }

    public S3Error error() {
        return error;
    }
}
