package cognitosync.localcloud.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** JSON trees as the bytes of a body. */
public final class JsonBytes {
    private JsonBytes() {}

    /** Writes a tree in UTF-8. */
    public static byte[] of(ObjectMapper mapper, JsonNode tree) {
        Body body = new Body();
        try (JsonGenerator generator = mapper.createGenerator(body)) {
            mapper.writeTree(generator, tree);
        } catch (IOException e) {
            throw new IllegalStateException("A JSON tree could not be written.", e);
        }
        return body.bytes();
    }

    /** Takes a body that comes in one piece, as most do from the generator's own buffer, without copying it again. */
    private static final class Body extends ByteArrayOutputStream {
        private Body() {
            super(0);
        }

        private synchronized byte[] bytes() {
            return count == buf.length ? buf : toByteArray();
        }
    }
}
