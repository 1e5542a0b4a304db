package cognitosync.localcloud.appsync.datasource;

import cognitosync.localcloud.appsync.resolver.DataSource.RequestException;
import cognitosync.localcloud.protocol.JsonProtocol;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The {@code nextToken} of a page: the key of its last item, which clients take for an opaque text. */
final class PageToken {
    private PageToken() {}

    static String of(JsonNode lastKey) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(lastKey.toString().getBytes(StandardCharsets.UTF_8));
    }

    static JsonNode key(String token) {
        try {
            JsonNode key = JsonProtocol.MAPPER.readTree(Base64.getUrlDecoder().decode(token));
            if (key != null && key.isObject()) {
                return key;
            }
        } catch (IllegalArgumentException | IOException e) {
            throw new RequestException("Invalid pagination token given.", e);
        }
        throw new RequestException("Invalid pagination token given.");
    }
}
