package cognitosync.localcloud.userpool.api.admin;

import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.token.OpaqueToken;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Where the next page of a list begins. A token works for the request that it was an answer to: it holds a hash of what was listed.
 *
 * @param request operation, pool, and what else selects the elements of the list; the size of a page may change
 */
record PageToken(List<String> request) {
    private static final int HASH_BYTES = 12;

    /** Takes a copy. */
    PageToken {
        request = List.copyOf(request);
    }

    static PageToken of(String... request) {
        return new PageToken(List.of(request));
    }

    /** The token of the page behind that element. */
    String behind(String key) {
        byte[] name = key.getBytes(StandardCharsets.UTF_8);
        byte[] token = Arrays.copyOf(hash(), HASH_BYTES + name.length);
        System.arraycopy(name, 0, token, HASH_BYTES, name.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /**
     * The element in front of the page, empty text for the first page.
     *
     * @throws AwsException {@code InvalidParameterException} where it is no token of that request
     */
    String read(Optional<String> token) {
        return token.map(this::read).orElse("");
    }

    private String read(String token) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
        if (bytes.length <= HASH_BYTES || !Arrays.equals(Arrays.copyOf(bytes, HASH_BYTES), hash())) {
            throw invalid();
        }
        return new String(bytes, HASH_BYTES, bytes.length - HASH_BYTES, StandardCharsets.UTF_8);
    }

    // Each part behind its length: two requests cannot be told apart by where one part ends.
    private byte[] hash() {
        StringBuilder text = new StringBuilder();
        request.forEach(part -> text.append(part.length()).append(':').append(part));
        return Arrays.copyOf(OpaqueToken.sha256(text.toString()), HASH_BYTES);
    }

    private static AwsException invalid() {
        return new AwsException("InvalidParameterException", 400, "Invalid pagination token.");
    }
}
