package cognitosync.localcloud.s3.object;

import static java.nio.charset.StandardCharsets.UTF_8;

import cognitosync.localcloud.s3.object.S3Error.S3Exception;
import java.util.Map;

/**
 * How long names and metadata may be.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html">Naming objects</a>
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingMetadata.html">Object metadata</a>
 */
public final class ObjectLimits {
    private static final int LONGEST_KEY = 1_024;
    private static final int MOST_METADATA = 2 * 1_024;

    private ObjectLimits() {}

    public static void requireKey(String key) {
        require("KeyTooLongError", "Your key is too long", key.getBytes(UTF_8).length, LONGEST_KEY);
    }

    /** Names without their prefix and values, those of the user only. */
    public static void requireMetadata(Map<String, String> headers) {
        int size = headers.entrySet().stream()
                .filter(header -> header.getKey().startsWith(ObjectHeaders.META))
                .mapToInt(header ->
                        header.getKey().substring(ObjectHeaders.META.length()).getBytes(UTF_8).length
                                + header.getValue().getBytes(UTF_8).length)
                .sum();
        require(
                "MetadataTooLarge",
                "Your metadata headers exceed the maximum allowed metadata size",
                size,
                MOST_METADATA);
    }

    private static void require(String code, String message, int size, int most) {
        if (size > most) {
            throw new S3Exception(new S3Error(
                    400,
                    code,
                    message,
                    Map.of("Size", Integer.toString(size), "MaxSizeAllowed", Integer.toString(most))));
        }
    }
}
