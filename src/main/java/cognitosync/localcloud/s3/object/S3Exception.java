package cognitosync.localcloud.s3.object;

import cognitosync.localcloud.protocol.AwsException;

/** An error found inside an operation. */
public final class S3Exception extends AwsException {
    private final transient S3Error error;

    public S3Exception(S3Error error) {
        super(error.code(), error.status(), error.message());
        this.error = error;
    }

    public S3Error error() {
        return error;
    }
}
