package cognitosync.localcloud.cloudformation.template;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * JSON columns of the tables of stacks. They are read without limits, which apply to what is submitted. A damaged value counts as
 * empty, so that its stack can be described and deleted, and no other stack is affected.
 */
public final class StoredJson {
    private static final Logger LOG = LoggerFactory.getLogger(StoredJson.class);

    /** A template may be 64 deep, and a mapping of it that is as deep may stand at its deepest place. */
    private static final int DEPTH = 1_000;

    private static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEPTH)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .build())
            .build());

    private StoredJson() {}

    /** An object, where it can be read. */
    public static Optional<ObjectNode> object(String written) {
        return read(written).filter(ObjectNode.class::isInstance).map(ObjectNode.class::cast);
    }

    public static ObjectNode objectOrEmpty(String written) {
        return object(written).orElseGet(MAPPER::createObjectNode);
    }

    /** Texts by name, in order. */
    public static Map<String, String> texts(String written) {
        Map<String, String> texts = new LinkedHashMap<>();
        objectOrEmpty(written)
                .properties()
                .forEach(each -> texts.put(each.getKey(), each.getValue().asText()));
        return texts;
    }

    /** Whatever it is, where it can be read. */
    public static Optional<JsonNode> read(String written) {
        try {
            return Optional.ofNullable(MAPPER.readTree(written));
        } catch (JsonProcessingException e) {
            // What is wrong is not told with it: parsers quote what they read, which may be a secret.
            LOG.warn("A record of a stack cannot be read and counts as empty.");
            return Optional.empty();
        }
    }
}
