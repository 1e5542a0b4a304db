package cognitosync.localcloud.s3;

import cognitosync.localcloud.http.Headers;
import cognitosync.localcloud.http.Response;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/**
 * The checksums that clients send along, and that S3 compares before it keeps anything.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity-upload.html">Checking object integrity</a>
 */
final class Checksums {
    private static final String PREFIX = "x-amz-checksum-";
    private static final List<String> NOT_VALUES = List.of(PREFIX + "algorithm", PREFIX + "type", PREFIX + "mode");

    private Checksums() {}

    /**
     * Compares every checksum that the request names.
     *
     * @return the one to be given back, as a header's name and value
     * @throws S3Exception {@code BadDigest} where one does not match
     */
    static Optional<Headers.Field> verify(Headers headers, byte[] content) {
        headers.first("Content-MD5").ifPresent(given -> require("Content-MD5", given, digest("MD5", content)));
        Optional<Headers.Field> last = Optional.empty();
        for (Headers.Field field : headers.fields()) {
            String name = field.name().toLowerCase(Locale.ROOT);
            if (name.startsWith(PREFIX) && !NOT_VALUES.contains(name)) {
                require(name, field.value(), of(name.substring(PREFIX.length()), content));
                last = Optional.of(new Headers.Field(name, field.value()));
            }
        }
        return last;
    }

    /** With the checksum that was compared. */
    static Response on(Response response, Optional<Headers.Field> checksum) {
        return checksum.map(field -> response.with(field.name(), field.value())).orElse(response);
    }

    private static void require(String name, String given, byte[] actual) {
        byte[] expected;
        try {
            expected = Base64.getDecoder().decode(given);
        } catch (IllegalArgumentException e) {
            throw new S3Exception(
                    new S3Error(400, "InvalidRequest", "Value for " + name + " header is invalid.", Map.of()));
        }
        if (!Arrays.equals(expected, actual)) {
            throw new S3Exception(new S3Error(
                    400,
                    "BadDigest",
                    "The " + name + " you specified did not match what we received; send the object again.",
                    Map.of()));
        }
    }

    /** The checksum of that algorithm, such as {@code sha256}. */
    static byte[] of(String algorithm, byte[] content) {
        return switch (algorithm) {
            case "crc32" -> crc(new CRC32(), content);
            case "crc32c" -> crc(new CRC32C(), content);
            case "crc64nvme" ->
                ByteBuffer.allocate(Long.BYTES).putLong(Crc64Nvme.of(content)).array();
            case "sha1" -> digest("SHA-1", content);
            case "sha256" -> digest("SHA-256", content);
            default ->
                throw new S3Exception(new S3Error(
                        400, "InvalidRequest", "The checksum algorithm " + algorithm + " is not known.", Map.of()));
        };
    }

    private static byte[] crc(Checksum checksum, byte[] content) {
        checksum.update(content);
        return ByteBuffer.allocate(Integer.BYTES)
                .putInt((int) checksum.getValue())
                .array();
    }

    static byte[] digest(String algorithm, byte[] content) {
        try {
            return MessageDigest.getInstance(algorithm).digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no " + algorithm + ", which S3 needs.", e);
        }
    }
}
