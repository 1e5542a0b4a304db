package cognitosync.localcloud.s3.bucket;

import cognitosync.localcloud.http.Headers;
import cognitosync.localcloud.s3.object.Checksums;
import cognitosync.localcloud.s3.object.S3Error;
import cognitosync.localcloud.s3.object.S3Error.S3Exception;
import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The checksum of an object that arrives in parts: over the whole, or over the checksums of its parts.
 *
 * @param algorithm such as {@code SHA256}
 * @param type {@code FULL_OBJECT} or {@code COMPOSITE}
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity-upload.html">Checking object integrity</a>
 */
public record PartsChecksum(String algorithm, String type) {
    /** Each algorithm with the types that S3 documents for it, its default first. */
    static final Map<String, List<String>> ALGORITHMS = Map.of(
            "CRC64NVME", List.of("FULL_OBJECT"),
            "CRC32", List.of("COMPOSITE", "FULL_OBJECT"),
            "CRC32C", List.of("COMPOSITE", "FULL_OBJECT"),
            "SHA1", List.of("COMPOSITE"),
            "SHA256", List.of("COMPOSITE"));

    private static final String PREFIX = "x-amz-checksum-";
    private static final String TYPE = PREFIX + "type";

    /** What the request that begins the upload asks for, if it does. */
    public static Optional<PartsChecksum> of(Headers headers) {
        Optional<String> type = headers.first(TYPE);
        Optional<PartsChecksum> asked = headers.first(PREFIX + "algorithm").map(given -> {
            String algorithm = given.toUpperCase(Locale.ROOT);
            List<String> types = ALGORITHMS.getOrDefault(algorithm, List.of());
            if (types.isEmpty()) {
                throw invalid("The checksum algorithm " + given + " is not known.");
            }
            String chosen = type.orElse(types.get(0));
            if (!types.contains(chosen)) {
                throw invalid("The checksum type " + chosen + " cannot be used with the algorithm " + algorithm + ".");
            }
            return new PartsChecksum(algorithm, chosen);
        });
        if (asked.isEmpty() && type.isPresent()) {
            throw invalid("A checksum type needs a checksum algorithm beside it.");
        }
        return asked;
    }

    /** Refuses a part that comes with a checksum of another algorithm. */
    public void requireSame(Optional<Headers.Field> ofPart) {
        ofPart.filter(field -> !field.name().equals(header())).ifPresent(field -> {
            throw invalid("Checksum type mismatch occurred: the upload was begun with " + algorithm
                    + ", the part comes with " + field.name().substring(PREFIX.length()) + ".");
        });
    }

    /**
     * Compares what the completing request says of the whole.
     *
     * @return the checksum
     * @throws S3Exception {@code BadDigest} where something else was meant
     */
    public String verify(Headers headers, List<byte[]> parts, byte[] whole) {
        headers.first(TYPE).filter(given -> !given.equals(type)).ifPresent(given -> {
            throw badDigest("The checksum type " + given + " is not " + type + ", with which the upload was begun.");
        });
        String actual = of(parts, whole);
        headers.first(header()).filter(given -> !isMeant(given, actual)).ifPresent(given -> {
            throw badDigest("The " + header() + " you specified did not match the calculated checksum.");
        });
        return actual;
    }

    // How many parts there were may be left out.
    private static boolean isMeant(String given, String actual) {
        return given.equals(actual) || given.equals(actual.replaceFirst("-\\d+$", ""));
    }

    private String of(List<byte[]> parts, byte[] whole) {
        if (type.equals("FULL_OBJECT")) {
            return base64(whole);
        }
        ByteArrayOutputStream ofParts = new ByteArrayOutputStream();
        parts.forEach(part -> ofParts.writeBytes(Checksums.of(name(), part)));
        return base64(ofParts.toByteArray()) + "-" + parts.size();
    }

    private String base64(byte[] content) {
        return Base64.getEncoder().encodeToString(Checksums.of(name(), content));
    }

    /** The member of answers that holds it. */
    public String member() {
        return "Checksum" + algorithm;
    }

    public boolean isComposite() {
        return type.equals("COMPOSITE");
    }

    public String header() {
        return PREFIX + name();
    }

    private String name() {
        return algorithm.toLowerCase(Locale.ROOT);
    }

    private static S3Exception invalid(String message) {
        return new S3Exception(new S3Error(400, "InvalidRequest", message, Map.of()));
    }

    private static S3Exception badDigest(String message) {
        return new S3Exception(new S3Error(400, "BadDigest", message, Map.of()));
    }
}
