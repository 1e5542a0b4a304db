package cognitosync.localcloud.appsync.api;

import java.util.Optional;

/** Where the assets are that templates refer to by {@code s3://BUCKET/KEY}. */
@FunctionalInterface
public interface S3Objects {
    /** The content of an object. */
    Optional<byte[]> content(String bucket, String key);
}
