package cognitosync.localcloud.access.sigv4;

import cognitosync.localcloud.http.Headers;
import cognitosync.localcloud.http.Request;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A body that came in chunks, each signed on top of the one before it, or unsigned with a checksum behind the last.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html">Signature calculations for chunked upload</a>
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html">Signature calculations with trailing headers</a>
 */
final class ChunkedBody {
    private static final String PREFIX = "STREAMING-";
    private static final String UNSIGNED = "STREAMING-UNSIGNED-PAYLOAD-TRAILER";
    private static final String SIGNED = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD";
    private static final String TRAILER = "-TRAILER";
    private static final String CHUNK_SIGNATURE = "chunk-signature=";
    private static final String TRAILER_SIGNATURE = "x-amz-trailer-signature";
    private static final int LONGEST_LINE = 1_024;

    private final byte[] encoded;
    private final boolean signed;
    private final boolean trailed;
    private final SignatureClaim claim;
    private final UnaryOperator<String> signer;
    private final ByteArrayOutputStream plain = new ByteArrayOutputStream();
    private int position;
    private String previous;

    private ChunkedBody(Request request, String kind, SignatureClaim claim, UnaryOperator<String> signer) {
        this.encoded = request.body();
        this.signed = kind.startsWith(SIGNED);
        this.trailed = kind.endsWith(TRAILER);
        this.claim = claim;
        this.signer = signer;
        this.previous = claim.signature();
    }

    static boolean is(String declaredHash) {
        return declaredHash.startsWith(PREFIX);
    }

    /**
     * The request with its plain body, and with its trailing headers among the others.
     *
     * @param signer signs a text with the key that the claim names
     */
    static Request decode(Request request, String kind, SignatureClaim claim, UnaryOperator<String> signer) {
        if (!kind.equals(UNSIGNED) && !kind.equals(SIGNED) && !kind.equals(SIGNED + TRAILER)) {
            throw SignatureErrors.invalidSignature("The body is sent as " + kind + ", which is not supported.");
        }
        ChunkedBody body = new ChunkedBody(request, kind, claim, signer);
        while (body.chunk()) {
            // The next one.
        }
        Headers headers = body.trailed ? body.trailers(request.headers()) : request.headers();
        byte[] plain = body.plain.toByteArray();
        String length = request.headers().first("X-Amz-Decoded-Content-Length").orElse("");
        if (!length.equals(Integer.toString(plain.length))) {
            throw SignatureErrors.invalidSignature(
                    "The body has not the length that x-amz-decoded-content-length names.");
        }
        return new Request(request.method(), request.rawPath(), request.rawQuery(), headers, plain);
    }

    private boolean chunk() {
        String line = line();
        int semicolon = line.indexOf(';');
        int length = length(semicolon < 0 ? line : line.substring(0, semicolon));
        if (length > encoded.length - position) {
            throw broken();
        }
        byte[] data = Arrays.copyOfRange(encoded, position, position + length);
        position += length;
        if (signed) {
            String signature = semicolon < 0 ? "" : line.substring(semicolon + 1);
            requireSignature(
                    signature.startsWith(CHUNK_SIGNATURE) ? signature.substring(CHUNK_SIGNATURE.length()) : "",
                    "AWS4-HMAC-SHA256-PAYLOAD",
                    CanonicalRequest.sha256Hex("") + "\n" + CanonicalRequest.sha256Hex(data));
        }
        plain.writeBytes(data);
        // The trailing headers directly follow the last chunk.
        if (length > 0 && !line().isEmpty()) {
            throw broken();
        }
        return length > 0;
    }

    private static int length(String hex) {
        if (!hex.matches("[0-9A-Fa-f]{1,7}")) {
            throw broken();
        }
        return Integer.parseInt(hex, 16);
    }

    private Headers trailers(Headers headers) {
        List<String> announced = announced(headers);
        Set<String> missing = new HashSet<>(announced);
        StringBuilder canonical = new StringBuilder();
        String signature = "";
        Headers all = headers;
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            String name = line.substring(0, Math.max(0, colon)).toLowerCase(Locale.ROOT);
            String value = line.substring(colon + 1).strip();
            if (name.equals(TRAILER_SIGNATURE)) {
                signature = value;
            } else if (name.startsWith("x-amz-checksum-") && announced.contains(name)) {
                missing.remove(name);
                canonical.append(name).append(':').append(value).append('\n');
                all = all.with(name, value);
            } else {
                throw broken();
            }
        }
        // Else a body that lost its end would be taken without the checksum that would have told.
        if (!missing.isEmpty()) {
            throw SignatureErrors.malformedTrailer();
        }
        if (signed) {
            requireSignature(signature, "AWS4-HMAC-SHA256-TRAILER", CanonicalRequest.sha256Hex(canonical.toString()));
        }
        return all;
    }

    private static List<String> announced(Headers headers) {
        return Stream.of(headers.first("X-Amz-Trailer").orElse("").split(",", -1))
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private void requireSignature(String given, String algorithm, String hashes) {
        String expected = signer.apply(
                String.join("\n", algorithm, claim.timestamp(), claim.scope().toString(), previous, hashes));
        if (!MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8))) {
            throw SignatureErrors.invalidSignature("The signature of a chunk of the body does not match.");
        }
        previous = expected;
    }

    // Some clients end the line in front of the trailer's signature with a line feed only.
    private String line() {
        if (position >= encoded.length) {
            return "";
        }
        for (int end = position; end < Math.min(encoded.length, position + LONGEST_LINE); end++) {
            if (encoded[end] == '\n') {
                int length = end - position - (end > position && encoded[end - 1] == '\r' ? 1 : 0);
                String line = new String(encoded, position, length, StandardCharsets.ISO_8859_1);
                position = end + 1;
                return line;
            }
        }
        throw broken();
    }

    private static RuntimeException broken() {
        return SignatureErrors.incomplete("The body is not sent in chunks as its x-amz-content-sha256 header says.");
    }
}
