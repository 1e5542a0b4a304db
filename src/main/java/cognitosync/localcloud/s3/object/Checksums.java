package cognitosync.localcloud.s3.object;

import cognitosync.localcloud.http.Headers;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.s3.object.S3Error.S3Exception;
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
public final class Checksums {
    public static final String PREFIX = "x-amz-checksum-";
    public static final String TYPE = PREFIX + "type";
    public static final String FULL_OBJECT = "FULL_OBJECT";

    /** The header that names the checksum an SDK will send. */
    public static final String ALGORITHM_OF_SDK = "x-amz-sdk-checksum-algorithm";

    private static final List<String> NOT_VALUES = List.of(PREFIX + "algorithm", TYPE, PREFIX + "mode");

    private Checksums() {}

    /**
     * Compares the checksum that the request names, and its digest.
     *
     * @return the one to be given back, as a header's name and value
     * @throws S3Exception {@code BadDigest} where one does not match
     */
    public static Optional<Headers.Field> verify(Headers headers, byte[] content) {
        headers.first("Content-MD5").ifPresent(given -> require("Content-MD5", given, digest("MD5", content)));
        Optional<Headers.Field> checksum = Optional.empty();
        for (Headers.Field field : headers.fields()) {
            String name = field.name().toLowerCase(Locale.ROOT);
            if (name.startsWith(PREFIX) && !NOT_VALUES.contains(name)) {
                if (checksum.isPresent()) {
                    throw invalid(
                            "Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.");
                }
                require(name, field.value(), of(name.substring(PREFIX.length()), content));
                checksum = Optional.of(new Headers.Field(name, field.value()));
            }
        }
        requireMeant(headers.first(ALGORITHM_OF_SDK), checksum);
        return checksum;
    }

    private static void requireMeant(Optional<String> algorithm, Optional<Headers.Field> checksum) {
        if (algorithm.isPresent() && checksum.isEmpty()) {
            throw invalid(ALGORITHM_OF_SDK
                    + " specified, but no corresponding x-amz-checksum-* or x-amz-trailer headers" + " were found.");
        }
        if (algorithm.isPresent()
                && !checksum.get().name().equals(PREFIX + algorithm.get().toLowerCase(Locale.ROOT))) {
            throw invalid("Value for " + ALGORITHM_OF_SDK + " header is invalid.");
        }
    }

    /** The checksum that S3 calculates where the client sends none. */
    public static Headers.Field unasked(byte[] content) {
        return new Headers.Field(PREFIX + "crc64nvme", Base64.getEncoder().encodeToString(of("crc64nvme", content)));
    }

    private static S3Exception invalid(String message) {
        return new S3Exception(new S3Error(400, "InvalidRequest", message, Map.of()));
    }

    /** With the checksum that was compared. */
    public static Response on(Response response, Optional<Headers.Field> checksum) {
        return checksum.map(field -> response.with(field.name(), field.value())).orElse(response);
    }

    private static void require(String name, String given, byte[] actual) {
        byte[] expected;
        try {
            expected = Base64.getDecoder().decode(given);
        } catch (IllegalArgumentException e) {
            throw invalid("Value for " + name + " header is invalid.");
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
    public static byte[] of(String algorithm, byte[] content) {
        return switch (algorithm) {
            case "crc32" -> crc(new CRC32(), content);
            case "crc32c" -> crc(new CRC32C(), content);
            case "crc64nvme" ->
                ByteBuffer.allocate(Long.BYTES).putLong(Crc64Nvme.of(content)).array();
            case "sha1" -> digest("SHA-1", content);
            case "sha256" -> digest("SHA-256", content);
            default -> throw invalid("The checksum algorithm " + algorithm + " is not known.");
        };
    }

    private static byte[] crc(Checksum checksum, byte[] content) {
        checksum.update(content);
        return ByteBuffer.allocate(Integer.BYTES)
                .putInt((int) checksum.getValue())
                .array();
    }

    public static byte[] digest(String algorithm, byte[] content) {
        try {
            return MessageDigest.getInstance(algorithm).digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no " + algorithm + ", which S3 dependencies.", e);
        }
    }

    /**
     * The CRC-64 of NVMe, which newer SDKs send.
     *
     * @see <a href="https://reveng.sourceforge.io/crc-catalogue/all.htm#crc.cat.crc-64-nvme">CRC-64/NVME</a>
     */
    static final class Crc64Nvme {
        private static final long REFLECTED_POLYNOMIAL = 0x9a6c9329ac4bc9b5L;
        private static final long[] TABLE = table();

        private Crc64Nvme() {}

        static long of(byte[] content) {
            long crc = -1L;
            for (byte b : content) {
                crc = TABLE[(int) ((crc ^ b) & 0xff)] ^ (crc >>> 8);
            }
            return ~crc;
        }

        private static long[] table() {
            long[] table = new long[256];
            for (int i = 0; i < table.length; i++) {
                long crc = i;
                for (int bit = 0; bit < 8; bit++) {
                    crc = (crc & 1) == 0 ? crc >>> 1 : (crc >>> 1) ^ REFLECTED_POLYNOMIAL;
                }
                table[i] = crc;
            }
            return table;
        }
    }
}
